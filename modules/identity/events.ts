import { z } from 'zod';
import { defineEvents, type EventOf, type Past, roles } from '../../kernel/pure.ts';

/** Kinds of credential. The secret itself lies in a table beside the log, never in it; an event names it by its id. */
export const credentialKinds = ['passkey', 'password', 'totp', 'token', 'enrolment'] as const;
export const CredentialKind = z.enum(credentialKinds);
export type CredentialKind = z.output<typeof CredentialKind>;

const Roles = z.array(z.enum(roles));
const nothing = z.object({});
const Reason = z.object({ reason: z.string() });

/** How an account is named: personal data, so always in the erasable detail. */
const Person = z.object({
  name: z.string(),
  displayName: z.string(),
  callsign: z.string().nullable(),
  collar: z.string().nullable(),
});

export const identityEvents = defineEvents({
  'identity.AccountCreated': { data: z.object({ roles: Roles }), detail: Person },
  'identity.DetailsChanged': { data: nothing, detail: Person.omit({ name: true }) },
  'identity.RolesChanged': { data: z.object({ before: Roles, roles: Roles }) },
  'identity.AccountDisabled': { data: nothing, detail: Reason },
  'identity.AccountEnabled': { data: nothing, detail: Reason },
  'identity.SessionsEnded': { data: nothing, detail: Reason },
  'identity.CredentialAdded': {
    data: z.object({
      credentialId: z.string(),
      kind: CredentialKind,
      /** Credentials that end with it: the one-time code it was enrolled with, the password it takes the place of. */
      replaces: z.array(z.string()),
    }),
    detail: z.object({ label: z.string() }),
  },
  'identity.CredentialRevoked': {
    data: z.object({ credentialId: z.string(), kind: CredentialKind }),
    detail: Reason,
  },
  'identity.CredentialsReset': { data: z.object({ credentialIds: z.array(z.string()) }), detail: Reason },
});

export type IdentityEvent = EventOf<typeof identityEvents>;
export type PastIdentityEvent = Past<IdentityEvent>;
