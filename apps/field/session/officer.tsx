import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Persistent } from '../../../client/persistent.ts';
import { useRows } from '../../../client/react.tsx';
import type { Session } from '../../../client/session.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { PackForScreens } from '../../../modules/force/contract.ts';
import { useKept } from '../sync/kept.ts';
import { type Memory, memoryOf } from './settings.ts';

export type PackRow = RowOf<typeof PackForScreens>;

/** Who holds the phone, what they may do, and the force's own words. */
export interface Officer {
  readonly session: Session;
  readonly pack: PackRow | null;
  readonly memory: Persistent<Memory>;
  readonly can: (permission: string) => boolean;
  /** 1 is the heaviest grade. */
  readonly weightOf: (grade: string) => number;
  readonly leave: () => Promise<void>;
}

const OfficerContext = createContext<Officer | null>(null);

export function useOfficer(): Officer {
  const officer = useContext(OfficerContext);
  if (officer === null) throw new Error('a part stands outside of OfficerProvider');
  return officer;
}

export interface OfficerProviderProps {
  readonly session: Session;
  readonly leave: () => Promise<void>;
  readonly children: ReactNode;
}

export function OfficerProvider({ session, leave, children }: OfficerProviderProps) {
  const packs = useRows(PackForScreens);
  const pack = useKept<PackRow>('pack', packs.state === 'ready' ? packs.list[0] : undefined);
  const account = session.subject.id;
  const memory = useMemo(() => memoryOf(account), [account]);
  const officer = useMemo(() => {
    const permissions = new Set(session.permissions);
    const weights = new Map(pack?.grades.map((grade) => [grade.id, grade.weight]));
    return {
      session,
      pack,
      memory,
      leave,
      can: (permission: string) => permissions.has(permission),
      weightOf: (grade: string) => weights.get(grade) ?? 4,
    };
  }, [session, pack, memory, leave]);
  return <OfficerContext value={officer}>{children}</OfficerContext>;
}
