import type { Db, Reaction } from '../../kernel/index.ts';
import type { AnyPastEvent } from '../../kernel/pure.ts';
import type { IdentityEvent } from './events.ts';
import { tablesOf } from './tables.ts';

/** A secret that the log no longer names opens nothing from that moment; here it is also thrown away. */
export const reactions: readonly Reaction[] = [
  {
    name: 'identity.throwSecretsAway',
    on: ['identity.CredentialAdded', 'identity.CredentialRevoked', 'identity.CredentialsReset'],
    react: async (event, db) => {
      await throwAway(db, idsIn(event as AnyPastEvent & IdentityEvent));
      return [];
    },
  },
];

function idsIn(event: IdentityEvent): readonly string[] {
  if (event.type === 'identity.CredentialAdded') return event.data.replaces;
  if (event.type === 'identity.CredentialRevoked') return [event.data.credentialId];
  return event.type === 'identity.CredentialsReset' ? event.data.credentialIds : [];
}

const secretTables = [
  'identity.passkey',
  'identity.password',
  'identity.totp',
  'identity.api_token',
  'identity.enrolment',
] as const;

async function throwAway(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of secretTables) await tablesOf(db).deleteFrom(table).where('id', 'in', ids).execute();
}
