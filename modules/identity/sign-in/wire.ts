import { z } from 'zod';
import { MOST_LENGTH } from './password.ts';

/** What a browser sends for each way of signing in and of enrolling; the routes check bodies against these. */
const Base64Url = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/, 'base64url');
const ceremony = {
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};

export const PasskeyCreated = z.object({
  ...ceremony,
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
});

export const PasskeyShown = z.object({
  ...ceremony,
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    /** The account's id as the authenticator kept it. */
    userHandle: Base64Url.nullish(),
  }),
});

const Name = z.string().trim().toLowerCase().max(100);
/** Longer than any password that was ever accepted: answered like a wrong one. */
const Typed = z.string().max(MOST_LENGTH * 4);

/** `POST /api/session` and the unlock of a desk. */
export const SignInBody = z.union([
  z.object({ name: Name, password: Typed, totp: z.string().max(20).default('') }),
  z.object({ passkey: PasskeyShown }),
  z.object({ demo: Name }),
]);
export type SignInBody = z.output<typeof SignInBody>;
export type PasskeyCreated = z.output<typeof PasskeyCreated>;
export type PasskeyShown = z.output<typeof PasskeyShown>;

/** Where the browser stands, as the server knows it (never as the request claims it). */
export interface Site {
  /** The domain that passkeys are bound to, e.g. `localhost` or `trefoil.example.police.uk`. */
  readonly rpId: string;
  /** Shown by the authenticator: the force's name. */
  readonly name: string;
  /** Origins that pages of ours are served from. */
  readonly origins: readonly string[];
}
