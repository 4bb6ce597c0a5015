import { createHash } from 'node:crypto';
import type { Db } from '../../kernel/index.ts';
import type { Role } from '../../kernel/pure.ts';
import { mustAct, type Send, systemSubject } from './accounts/act.ts';
import { type AccountRow, findAccount } from './accounts/queries.ts';
import { CreateAccount, SetRoles } from './contract.ts';

/** One account of the force pack's demo. */
export interface DemoAccount {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly callsign: string | null;
  readonly collar: string | null;
}

/** The id of a demo account follows from its name (UUID version 8): seeding twice makes it once, and it is known as one. */
export function demoIdOf(name: string): string {
  const hex = createHash('sha256').update(`trefoil demo account ${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Makes the demo accounts that are missing and gives the others the roles that the pack says. */
export async function seedDemo(db: Db, send: Send, accounts: readonly DemoAccount[]): Promise<void> {
  for (const wanted of accounts) {
    const found = await findAccount(db, demoIdOf(wanted.name));
    await (found === undefined ? create(send, wanted) : correct(send, wanted, found));
  }
}

async function create(send: Send, { name, displayName, roles, callsign, collar }: DemoAccount): Promise<void> {
  const input = { accountId: demoIdOf(name), name, displayName, roles: [...roles], callsign, collar };
  await mustAct(send, systemSubject('demo'), CreateAccount, input);
}

async function correct(send: Send, wanted: DemoAccount, found: AccountRow): Promise<void> {
  if (
    new Set([...wanted.roles, ...found.roles]).size === found.roles.length &&
    wanted.roles.length === found.roles.length
  )
    return;
  const input = { accountId: found.id, seen: found.roles, roles: [...wanted.roles] };
  await mustAct(send, systemSubject('demo'), SetRoles, input);
}
