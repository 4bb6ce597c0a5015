import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Recording } from './recorder.ts';

/** A LOOPBACK MOCK, NOT A RECORDER: it answers on 127.0.0.1 and plays what it was given. */
export interface LoopbackRecorder {
  readonly url: string;
  close(): Promise<void>;
}

export function openLoopbackRecorder(calls: ReadonlyMap<string, Recording>): Promise<LoopbackRecorder> {
  return openRecorder((contactId, response) => {
    const recording = calls.get(contactId);
    if (recording === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': recording.mediaType }).end(recording.bytes);
  });
}

/** One that does this with whoever asks. */
export async function openRecorder(
  answer: (contactId: string, response: ServerResponse) => void,
): Promise<LoopbackRecorder> {
  const server = createServer((request, response) => answer(String(request.url).slice('/calls/'.length), response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback recorder does not listen');
  return {
    url: `http://127.0.0.1:${address.port}/calls`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
