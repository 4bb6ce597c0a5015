import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { type Problem, request } from './http.ts';

export type PasskeyAnswer =
  | { readonly kind: 'answer'; readonly credentials: Readonly<Record<string, unknown>> }
  | { readonly kind: 'no'; readonly detail: string };

/** Asks the server for a challenge and the browser's authenticator for its answer; the key itself says whose it is. */
export async function passkeyAnswer(): Promise<PasskeyAnswer> {
  const came = await request('/api/session/passkey', { method: 'POST' });
  if (came.status !== 200) {
    const problem = (came.body ?? {}) as Problem;
    return {
      kind: 'no',
      detail: problem.detail ?? 'The server gave no passkey challenge. Use your password and code.',
    };
  }
  try {
    // Whoever is signed in already does without its code.
    const { startAuthentication } = await import('@simplewebauthn/browser');
    const optionsJSON = came.body as PublicKeyCredentialRequestOptionsJSON;
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    const shown = { id, rawId, type, response: { clientDataJSON, authenticatorData, signature, userHandle } };
    return { kind: 'answer', credentials: { passkey: shown } };
  } catch {
    return { kind: 'no', detail: 'The passkey was not used. Try again, or use your password and code.' };
  }
}
