import { z } from 'zod';
import { declareCommand, declareView, type PermissionDeclaration, roles } from '../../kernel/pure.ts';
import { CredentialKind } from './events.ts';

/** The door of identity for screens: accounts, their roles and credentials, and the access log. */
export const permissions: readonly PermissionDeclaration[] = [
  {
    name: 'account.manage',
    summary: 'Create accounts, set roles, disable, enable, revoke credentials',
    roles: ['administrator'],
  },
  { name: 'account.read', summary: 'See accounts and their roles', roles: ['administrator'] },
  {
    name: 'account.own',
    summary: 'Revoke a credential of your own, and keep how you like your screens',
    roles: [...roles],
    seatless: true,
  },
  {
    name: 'session.end',
    summary: 'End every session of another person',
    roles: ['administrator', 'control-room-supervisor', 'fim'],
  },
  {
    // Held by no role: credentials change only through a ceremony that has proved them (sign-in/), which acts as the system.
    name: 'account.credential',
    summary: 'Record that a credential was enrolled or reset (the sign-in ceremonies only)',
    roles: [],
  },
  { name: 'access-log.read', summary: 'Read who looked at what, giving the purpose', roles: ['auditor'] },
];

const Id = z.uuid();
const RoleName = z.enum(roles);
const reason = z.string().trim().min(3).max(1000);
const LoginName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{1,59}$/, 'lower-case letters, digits, dots and hyphens, e.g. a.shah');
const details = {
  displayName: z.string().trim().min(1).max(100),
  callsign: z.string().trim().min(1).max(20).nullable(),
  collar: z.string().trim().min(1).max(20).nullable(),
};
const noSuchAccount = { 'no-such-account': 'There is no account with this id.' };
const changedMeanwhile = { changed: 'Somebody else changed it meanwhile: the value that stands is shown.' };
const ownAccount = { 'own-account': 'Your own account is for another administrator to change.' };
const lastAdministrator = {
  'last-administrator': 'No administrator would be left: only the command line could then make another.',
};
const accountId = '0198c2f0-7777-7000-8000-000000000001';
const credentialId = '0198c2f0-7777-7000-8000-000000000002';

export const CreateAccount = declareCommand({
  name: 'identity.createAccount',
  summary: 'Create an account with its roles; it can be used once a credential is enrolled',
  permission: 'account.manage',
  schema: z.object({ accountId: Id, name: LoginName, ...details, roles: z.array(RoleName).min(1).max(roles.length) }),
  refusals: {
    'account-exists': 'An account with this id exists already.',
    'name-taken': 'Another account has this name.',
  },
  example: {
    accountId,
    name: 'a.shah',
    displayName: 'Anjali Shah',
    callsign: null,
    collar: '2417',
    roles: ['dispatcher'],
  },
});

export const SetDetails = declareCommand({
  name: 'identity.setDetails',
  summary: 'Correct the displayed name, callsign and collar number',
  permission: 'account.manage',
  schema: z.object({ accountId: Id, seenDisplayName: z.string().nullable(), ...details }),
  refusals: { ...noSuchAccount, ...changedMeanwhile },
  example: { accountId, seenDisplayName: 'Anjali Shah', displayName: 'Anjali Rao', callsign: null, collar: '2417' },
});

export const SetRoles = declareCommand({
  name: 'identity.setRoles',
  summary: 'Set the roles; what the person sees and may do changes within a second',
  permission: 'account.manage',
  schema: z.object({
    accountId: Id,
    seen: z.array(RoleName),
    roles: z.array(RoleName).min(1).max(roles.length),
  }),
  refusals: { ...noSuchAccount, ...changedMeanwhile, ...ownAccount },
  confirms: lastAdministrator,
  example: { accountId, seen: ['dispatcher'], roles: ['dispatcher', 'control-room-supervisor'] },
});

export const DisableAccount = declareCommand({
  name: 'identity.disableAccount',
  summary: 'Disable the account: every session and stream of it ends at once',
  permission: 'account.manage',
  schema: z.object({ accountId: Id, reason }),
  refusals: { ...noSuchAccount, ...ownAccount, 'account-disabled': 'It is disabled already.' },
  confirms: lastAdministrator,
  example: { accountId, reason: 'Has left the force' },
});

export const EnableAccount = declareCommand({
  name: 'identity.enableAccount',
  summary: 'Enable a disabled account again; sessions that ended stay ended',
  permission: 'account.manage',
  schema: z.object({ accountId: Id, reason }),
  refusals: { ...noSuchAccount, 'account-enabled': 'It is enabled already.' },
  example: { accountId, reason: 'Back from secondment' },
});

export const EndSessions = declareCommand({
  name: 'identity.endSessions',
  summary: 'End every session of this person, streams included; they may sign in again',
  permission: 'session.end',
  schema: z.object({ accountId: Id, reason }),
  refusals: noSuchAccount,
  example: { accountId, reason: 'Left signed in at the mobile unit' },
});

export const RevokeCredential = declareCommand({
  name: 'identity.revokeCredential',
  summary: 'Revoke a lost passkey, a password or an API token at once',
  permission: 'account.manage',
  schema: z.object({ accountId: Id, credentialId: Id, reason }),
  refusals: { ...noSuchAccount, 'no-such-credential': 'The account has no such credential.' },
  example: { accountId, credentialId, reason: 'Phone lost' },
});

export const RevokeOwnCredential = declareCommand({
  name: 'identity.revokeOwnCredential',
  summary: 'Revoke a passkey or token of your own',
  permission: 'account.own',
  schema: z.object({ accountId: Id, credentialId: Id, reason }),
  refusals: {
    ...noSuchAccount,
    'not-yours': 'This is not your account.',
    'no-such-credential': 'The account has no such credential.',
  },
  example: { accountId, credentialId, reason: 'Phone lost' },
});

export const RecordCredentials = declareCommand({
  name: 'identity.recordCredentials',
  summary: 'Record credentials that a ceremony has proved, by reference',
  permission: 'account.credential',
  schema: z.object({
    accountId: Id,
    /** The one-time code that was shown; it is thereby used up. */
    enrolmentId: Id.nullable(),
    credentials: z
      .array(z.object({ credentialId: Id, kind: CredentialKind, label: z.string().trim().max(100) }))
      .min(1)
      .max(2),
  }),
  refusals: {
    ...noSuchAccount,
    'account-disabled': 'The account is disabled.',
    'enrolment-used': 'The one-time code has been used or replaced by a newer one.',
  },
  example: { accountId, enrolmentId: null, credentials: [{ credentialId, kind: 'passkey', label: 'Desk key' }] },
});

export const ResetCredentials = declareCommand({
  name: 'identity.resetCredentials',
  summary: 'Withdraw every credential and session: the person enrols anew',
  permission: 'account.manage',
  schema: z.object({ accountId: Id, reason }),
  refusals: noSuchAccount,
  example: { accountId, reason: 'All keys lost' },
});

export const Accounts = declareView({
  name: 'identity.accounts',
  summary: 'Accounts, their roles and their credentials by kind',
  key: 'id',
  permission: 'account.read',
  personal: true,
  row: z.object({
    id: z.string(),
    /** Null when erased. */
    name: z.string().nullable(),
    displayName: z.string().nullable(),
    callsign: z.string().nullable(),
    collar: z.string().nullable(),
    roles: z.array(RoleName),
    createdAt: z.number(),
    disabledAt: z.number().nullable(),
    credentials: z.array(
      z.object({ id: z.string(), kind: CredentialKind, label: z.string().nullable(), addedAt: z.number() }),
    ),
  }),
});

/** The law's six verbs (Data Protection Act 2018 s.62(1)), exactly so named. */
export const verbs = ['collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure'] as const;
export type Verb = (typeof verbs)[number];

export const AccessLog = declareView({
  name: 'identity.accessLog',
  summary: 'Who collected, altered, consulted, disclosed, combined or erased what; read only with a purpose',
  key: 'id',
  permission: 'access-log.read',
  personal: true,
  report: true,
  purpose: true,
  row: z.object({
    id: z.string(),
    at: z.number(),
    accountId: z.string(),
    name: z.string(),
    seatId: z.string().nullable(),
    verb: z.enum(verbs),
    /** The view or command. */
    what: z.string(),
    /** Ids of the objects; a list is one row with all of them. */
    objects: z.array(z.string()),
    count: z.number(),
    reason: z.string().nullable(),
    recipient: z.string().nullable(),
  }),
});

export const SignInLog = declareView({
  name: 'identity.signInLog',
  summary: 'Who signed in, unlocked, signed out, or tried to; read only with a purpose',
  key: 'id',
  permission: 'access-log.read',
  personal: true,
  report: true,
  purpose: true,
  row: z.object({
    id: z.string(),
    at: z.number(),
    /** Null: the name belonged to nobody, and is not kept. */
    accountId: z.string().nullable(),
    how: z.string(),
    source: z.string(),
    outcome: z.enum(['signed-in', 'refused', 'slow-down', 'unlocked', 'signed-out']),
  }),
});
