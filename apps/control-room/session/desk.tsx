import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Persistent } from '../../../client/persistent.ts';
import { useRows } from '../../../client/react.tsx';
import type { Session } from '../../../client/session.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { PackForScreens } from '../../../modules/force/contract.ts';
import type { IncidentRow } from '../queue/order.ts';
import type { Work } from '../workspace/work.ts';
import type { Settings } from './settings.ts';

export type PackRow = RowOf<typeof PackForScreens>;

/** Masked though nothing restricts it: it lies beyond the areas of the desk. */
type Masked = Pick<IncidentRow, 'masked' | 'restriction'>;

export const isBeyond = ({ masked, restriction }: Masked): boolean => masked && restriction === 'none';

/** The person at the desk: who they are, what they may do, how they like it, and the force's own words. */
export interface Desk {
  readonly session: Session;
  readonly pack: PackRow | null;
  readonly settings: Persistent<Settings>;
  readonly work: Persistent<Work>;
  /** Whether something may be offered; of a record that shows under the mask alone because of where it lies, only what goes there. */
  readonly can: (permission: string, about?: Masked) => boolean;
  readonly weightOf: (grade: string) => number;
  readonly areaName: (id: string | null) => string;
  readonly leave: () => Promise<void>;
}

const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('a desk part stands outside of DeskProvider');
  return desk;
}

export type DeskBase = Pick<Desk, 'session' | 'settings' | 'work' | 'leave'>;

export function DeskProvider({ base, children }: { base: DeskBase; children: ReactNode }) {
  const packs = useRows(PackForScreens);
  const pack = packs.list[0] ?? null;
  const desk = useMemo(() => deskOf(base, pack), [base, pack]);
  return <DeskContext value={desk}>{children}</DeskContext>;
}

function deskOf(base: DeskBase, pack: PackRow | null): Desk {
  const permissions = new Set(base.session.permissions);
  const withinAreas = new Set(base.session.withinAreas);
  const weights = new Map(pack?.grades.map((grade) => [grade.id, grade.weight]));
  const areas = new Map(pack?.areas.map((area) => [area.id, area.name]));
  return {
    ...base,
    pack,
    can: (permission, about) =>
      permissions.has(permission) && !(about !== undefined && isBeyond(about) && withinAreas.has(permission)),
    weightOf: (grade) => weights.get(grade) ?? (Number.parseInt(grade.replace(/\D/g, ''), 10) || 4),
    areaName: (id) => (id === null ? '' : (areas.get(id) ?? id)),
  };
}
