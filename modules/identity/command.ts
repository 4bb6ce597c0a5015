import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { roles as allRoles, type CommandDeclaration, type InputOf, type Role } from '../../kernel/pure.ts';
import { act, explain, systemSubject } from './accounts/act.ts';
import type { AccountRow } from './accounts/queries.ts';
import * as contract from './contract.ts';
import type { Identity } from './index.ts';

/** Where the command line writes: `out` is the answer (scripts read it), `say` is for the person. */
export interface CommandIo {
  readonly out: (line: string) => void;
  readonly say: (line: string) => void;
}

const usage = `./trefoil users list
./trefoil users add NAME --role ROLE [--role ROLE] [--display-name TEXT] [--callsign TEXT] [--collar TEXT]
./trefoil users roles NAME --role ROLE [--role ROLE]
./trefoil users token NAME [--label TEXT]      prints an API token, once
./trefoil users revoke NAME ID                 revokes a passkey or token; ids stand in the list
./trefoil users reset NAME                     withdraws every credential, prints a new one-time code
./trefoil users disable NAME | enable NAME     [--reason TEXT]
roles: ${allRoles.join(', ')}`;

/** What the person at the command line typed wrongly: said in one line, nothing done. */
class Mistyped extends Error {}

interface Line {
  readonly identity: Identity;
  readonly io: CommandIo;
  readonly name: string;
  readonly rest: readonly string[];
  readonly options: Options;
}

/** `./trefoil users …`. Answers the exit code: 0 done, 1 refused, 2 mistyped. */
export async function runUsersCommand(
  args: readonly string[],
  { identity }: { readonly identity: Identity },
  io: CommandIo,
): Promise<number> {
  try {
    const { positionals, values: options } = parsed(args);
    const [verb = '', name = '', ...rest] = positionals;
    const run = verbs[verb];
    if (run === undefined) throw new Mistyped(`users ${verb}: no such verb\n${usage}`);
    if (name === '' && verb !== 'list') throw new Mistyped(`users ${verb}: give the account's NAME\n${usage}`);
    await run({ identity, io, name: name.toLowerCase(), rest, options });
    return 0;
  } catch (error) {
    if (!(error instanceof Mistyped || error instanceof Refused)) throw error;
    io.say(error.message);
    return error instanceof Mistyped ? 2 : 1;
  }
}

class Refused extends Error {}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      role: { type: 'string', multiple: true },
      'display-name': { type: 'string' },
      callsign: { type: 'string' },
      collar: { type: 'string' },
      label: { type: 'string' },
      reason: { type: 'string' },
    },
  });
}

type Options = ReturnType<typeof parse>['values'];

function parsed(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    throw new Mistyped(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const verbs: Readonly<Record<string, (line: Line) => Promise<void>>> = {
  list,
  add,
  roles: setRoles,
  token,
  revoke,
  reset,
  disable: (line) => change(line, contract.DisableAccount),
  enable: (line) => change(line, contract.EnableAccount),
};

async function list({ identity, io }: Line): Promise<void> {
  const accounts = await identity.listAccounts();
  if (accounts.length === 0) io.say('No accounts yet: ./trefoil users add NAME --role administrator');
  for (const { name, display_name: displayName, roles, disabled_at: disabledAt, credentials } of accounts) {
    io.out([name, displayName, roles.join(','), disabledAt === null ? 'active' : 'disabled'].join('\t'));
    for (const { kind, id, label } of credentials) io.out(`  ${kind}\t${id}\t${label ?? ''}`);
  }
}

async function add({ identity, io, name, options }: Line): Promise<void> {
  const accountId = randomUUID();
  await carryOut(identity, contract.CreateAccount, {
    accountId,
    name,
    displayName: options['display-name'] ?? name,
    roles: rolesIn(options),
    callsign: options.callsign ?? null,
    collar: options.collar ?? null,
  });
  io.say(`Account ${name} made.`);
  await printCode(identity, io, accountId);
}

async function setRoles({ identity, io, name, options }: Line): Promise<void> {
  const account = await named(identity, name);
  const roles = rolesIn(options);
  await carryOut(identity, contract.SetRoles, { accountId: account.id, seen: account.roles, roles });
  io.say(`${name} is now ${roles.join(', ')}.`);
}

async function token({ identity, io, name, options }: Line): Promise<void> {
  const account = await named(identity, name);
  if (account.disabled_at !== null) throw new Refused(`${name} is disabled.`);
  const issued = await identity.enrolment.issueToken(account.id, options.label ?? 'command line');
  io.say(`Token ${issued.id} of ${name}. It is shown this once; send it as: Authorization: Bearer <token>`);
  io.out(issued.token);
}

async function revoke({ identity, io, name, rest, options }: Line): Promise<void> {
  const account = await named(identity, name);
  const credentialId = rest[0];
  if (credentialId === undefined) throw new Mistyped('users revoke NAME ID: the ids stand in ./trefoil users list');
  await carryOut(identity, contract.RevokeCredential, {
    accountId: account.id,
    credentialId,
    reason: reasonIn(options),
  });
  io.say(`${credentialId} of ${name} revoked.`);
}

async function reset({ identity, io, name, options }: Line): Promise<void> {
  const account = await named(identity, name);
  if (account.disabled_at !== null) throw new Refused(`${name} is disabled: enable it first.`);
  await carryOut(identity, contract.ResetCredentials, { accountId: account.id, reason: reasonIn(options) });
  io.say(`Every passkey, password, token and session of ${name} has ended.`);
  await printCode(identity, io, account.id);
}

async function change(
  { identity, io, name, options }: Line,
  declaration: typeof contract.DisableAccount | typeof contract.EnableAccount,
): Promise<void> {
  const account = await named(identity, name);
  await carryOut(identity, declaration, { accountId: account.id, reason: reasonIn(options) });
  io.say(`${name}: ${declaration === contract.DisableAccount ? 'disabled, every session ended' : 'enabled'}.`);
}

async function printCode(identity: Identity, io: CommandIo, accountId: string): Promise<void> {
  const { code, expiresAt } = await identity.enrolment.issueCode(accountId);
  io.say(
    `One-time code to enrol a passkey or password on the sign-in page, until ${new Date(expiresAt).toISOString()}:`,
  );
  io.out(code);
}

async function named(identity: Identity, name: string): Promise<AccountRow> {
  const account = await identity.findAccountByName(name);
  if (account === undefined) throw new Refused(`There is no account ${name}: see ./trefoil users list`);
  return account;
}

async function carryOut<C extends CommandDeclaration>(
  identity: Identity,
  command: C,
  input: InputOf<C>,
): Promise<void> {
  const answer = await act(identity.send, systemSubject('command-line'), command, input);
  if (answer.kind !== 'done') throw new Refused(explain(answer));
}

function rolesIn({ role = [] }: Options): Role[] {
  const unknown = role.find((r) => !isRole(r));
  if (unknown !== undefined) throw new Mistyped(`There is no role ${unknown}; roles: ${allRoles.join(', ')}`);
  if (role.length === 0) throw new Mistyped(`Give at least one --role; roles: ${allRoles.join(', ')}`);
  return role.filter(isRole);
}

function isRole(text: string): text is Role {
  return allRoles.some((role) => role === text);
}

function reasonIn({ reason }: Options): string {
  return reason ?? 'at the command line';
}
