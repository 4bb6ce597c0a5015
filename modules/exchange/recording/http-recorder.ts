import type { Recalled, Recorder } from './recorder.ts';

const LONGEST_MS = 5_000;
/** An hour of speech as a telephone carries it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A plain way of our own making: `GET <address>/<contact id>`, the sound in the answer, 404 where there is none. */
export function httpRecorder(url: string, longestMs = LONGEST_MS): Recorder {
  return {
    recall: async (contactId) => {
      try {
        return await ask(`${url}/${encodeURIComponent(contactId)}`, AbortSignal.timeout(longestMs));
      } catch (error) {
        return { kind: 'away', reason: error instanceof Error ? error.message : 'no answer' };
      }
    },
  };
}

async function ask(address: string, signal: AbortSignal): Promise<Recalled> {
  const response = await fetch(address, { signal });
  if (response.status === 404) return { kind: 'none' };
  const mediaType = response.headers.get('content-type') ?? '';
  if (!response.ok) return { kind: 'away', reason: `it answered ${response.status}` };
  if (!/^audio\/[\w.+-]+$/.test(mediaType)) return { kind: 'away', reason: 'an answer that is no sound' };
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length > MOST_BYTES) return { kind: 'away', reason: 'a recording without end' };
  return { kind: 'found', recording: { mediaType, bytes } };
}
