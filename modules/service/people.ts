import type { Db } from '../../kernel/index.ts';
import type { Role } from '../../kernel/pure.ts';

/** Somebody with an account that is in service. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Somebody who was looked for. */
export interface Found extends Person {
  readonly collar: string | null;
  readonly callsign: string | null;
  readonly by: 'collar' | 'phone' | 'name';
}

/** What is asked of the accounts, in the transaction that asks. */
export interface People {
  find(db: Db, accountId: string): Promise<Person | null>;
  /** By collar number or call sign, or by the beginnings of the words of their name; at most so many. */
  search(db: Db, text: string, most: number): Promise<readonly Found[]>;
  withRoles(db: Db, roles: readonly Role[]): Promise<readonly Person[]>;
}

/** Who leads people, and so says yes or no for them. */
export const leadingRoles: readonly Role[] = [
  'control-room-supervisor',
  'fim',
  'patrol-sergeant',
  'duty-inspector',
  'bureau',
  'administrator',
  'service-manager',
  'duty-ict-manager',
];
