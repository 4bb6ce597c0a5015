import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A LOOPBACK MOCK, NO RADIO SYSTEM: it answers on 127.0.0.1 in the plain way of our own making. */
export interface LoopbackRadioSystem {
  readonly url: string;
  /** Talkgroups that are open, each with the asks that opened it. */
  readonly open: ReadonlyMap<string, ReadonlySet<string>>;
  close(): Promise<void>;
}

/** One that knows these talkgroups. */
export async function openLoopbackRadioSystem(known: readonly string[]): Promise<LoopbackRadioSystem> {
  const open = new Map<string, Set<string>>();
  const server = await openRadioSystem((body, response) => {
    const { talkgroup, askId } = JSON.parse(body) as { talkgroup: string; askId: string };
    if (!known.includes(talkgroup)) {
      response.end(JSON.stringify({ kind: 'refused', reason: `no talkgroup ${talkgroup}` }));
      return;
    }
    open.set(talkgroup, (open.get(talkgroup) ?? new Set()).add(askId));
    response.end(JSON.stringify({ kind: 'opened' }));
  });
  return { ...server, open };
}

/** One that does this with whoever asks. */
export async function openRadioSystem(
  answer: (body: string, response: ServerResponse) => void,
): Promise<Pick<LoopbackRadioSystem, 'url' | 'close'>> {
  const server = createServer((request, response) => void text(request).then((body) => answer(body, response)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback radio system does not listen');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
