import type { Projection, Tx } from '../../../kernel/index.ts';
import { tablesOf } from '../tables.ts';
import { type Account, account } from './account.ts';

/** The only writer of identity.account. */
export const projections: readonly Projection[] = [{ aggregate: account, onState: writeAccount }];

async function writeAccount(tx: Tx, id: string, state: Account): Promise<void> {
  if (state.situation === 'none') return;
  const { person } = state;
  const row = {
    name: person.name,
    display_name: person.displayName,
    callsign: person.callsign,
    collar: person.collar,
    roles: [...state.roles],
    credentials: JSON.stringify(state.credentials),
    access_version: state.accessVersion,
    session_epoch: state.sessionEpoch,
    created_at: state.createdAt,
    disabled_at: state.situation === 'disabled' ? state.disabledAt : null,
  };
  await tablesOf(tx)
    .insertInto('identity.account')
    .values({ id, ...row })
    .onConflict((clash) => clash.column('id').doUpdateSet(row))
    .execute();
}
