import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Persistent } from '../../../client/persistent.ts';
import { useRows } from '../../../client/react.tsx';
import type { Session } from '../../../client/session.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { ServiceWords } from '../../../modules/service/contract.ts';
import type { Settings } from './settings.ts';

export type Words = RowOf<typeof ServiceWords>;

/** The person here, what they may do, how they like it, and the words of the force. */
export interface Staff {
  readonly session: Session;
  readonly settings: Persistent<Settings>;
  readonly words: Words | null;
  readonly can: (permission: string) => boolean;
  /** They work for the service centre. */
  readonly serves: boolean;
  /** The name of a team, a category or a service; its id until the words are here. */
  readonly nameOf: (kind: 'teams' | 'categories' | 'services', id: string | null) => string;
  readonly leave: () => Promise<void>;
}

const StaffContext = createContext<Staff | null>(null);

export function useStaff(): Staff {
  const staff = useContext(StaffContext);
  if (staff === null) throw new Error('a part stands outside of StaffProvider');
  return staff;
}

export type StaffBase = Pick<Staff, 'session' | 'settings' | 'leave'>;

export function StaffProvider({ base, children }: { base: StaffBase; children: ReactNode }) {
  const rows = useRows(ServiceWords);
  const words = rows.list[0] ?? null;
  const staff = useMemo(() => staffOf(base, words), [base, words]);
  return <StaffContext value={staff}>{children}</StaffContext>;
}

function staffOf(base: StaffBase, words: Words | null): Staff {
  const permissions = new Set(base.session.permissions);
  return {
    ...base,
    words,
    can: (permission) => permissions.has(permission),
    serves: permissions.has('service-incident.work'),
    nameOf: (kind, id) => (id === null ? '' : (words?.[kind].find((one) => one.id === id)?.name ?? id)),
  };
}
