import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { CommandOf } from '../../../kernel/pure.ts';
import * as contract from '../contract.ts';
import type { IdentityEvent } from '../events.ts';
import { type Account, account } from './account.ts';
import * as rule from './decide.ts';
import { countOtherAdministrators, findAccountByName } from './queries.ts';

const streams = ({ accountId }: { readonly accountId: string }) => ({
  account: streamOf<Account, IdentityEvent>(account, accountId),
});

const administrators = async (
  { input }: CommandOf<{ readonly accountId: string }>,
  _states: unknown,
  { db }: Reader,
): Promise<rule.AdministratorFact> => ({
  otherAdministrators: await countOtherAdministrators(db, input.accountId),
});

export const handlers: readonly AnyHandler[] = [
  defineHandler({
    declaration: contract.CreateAccount,
    streams,
    // Two who want one name at once: the unique index stops the second, who starts again and finds the first here.
    facts: async ({ input }, _states, { db }): Promise<rule.NameFact> => ({
      nameHolder: (await findAccountByName(db, input.name))?.id ?? null,
    }),
    decide: rule.createAccount,
  }),
  defineHandler({ declaration: contract.SetDetails, streams, decide: rule.setDetails }),
  defineHandler({ declaration: contract.SetRoles, streams, facts: administrators, decide: rule.setRoles }),
  defineHandler({ declaration: contract.DisableAccount, streams, facts: administrators, decide: rule.disableAccount }),
  defineHandler({ declaration: contract.EnableAccount, streams, decide: rule.enableAccount }),
  defineHandler({ declaration: contract.EndSessions, streams, decide: rule.endSessions }),
  defineHandler({ declaration: contract.RevokeCredential, streams, decide: rule.revokeCredential }),
  defineHandler({ declaration: contract.RevokeOwnCredential, streams, decide: rule.revokeOwnCredential }),
  defineHandler({ declaration: contract.RecordCredentials, streams, decide: rule.recordCredentials }),
  defineHandler({ declaration: contract.ResetCredentials, streams, decide: rule.resetCredentials }),
];
