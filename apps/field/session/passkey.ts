import { startAuthentication } from '@simplewebauthn/browser';
import { request } from '../../../client/http.ts';

type Options = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** The phone's own answer to the server's challenge; null when there was none, or the person put it away. */
export async function answerByPasskey(): Promise<Readonly<Record<string, unknown>> | null> {
  const challenge = await request('/api/session/passkey', { method: 'POST' });
  if (challenge.status !== 200) return null;
  try {
    const shown = await startAuthentication({ optionsJSON: challenge.body as Options });
    const { clientDataJSON, authenticatorData, signature, userHandle } = shown.response;
    const response = { clientDataJSON, authenticatorData, signature, userHandle };
    return { passkey: { id: shown.id, rawId: shown.rawId, type: shown.type, response } };
  } catch {
    return null;
  }
}
