import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { SharedMethane } from './partner-services.ts';

/**
 * A LOOPBACK MOCK, NO SERVICE'S SYSTEM: it takes M/ETHANEs on 127.0.0.1 in a protocol of our own making. It stands where the system of
 * an ambulance or fire service would, so that everything before it is tried over a real connection.
 */
export interface LoopbackService {
  readonly url: string;
  /** What it was given, by the id of the share. */
  readonly kept: ReadonlyMap<string, SharedMethane>;
  close(): Promise<void>;
}

export async function openLoopbackService(
  takes: (partnerId: string) => boolean = () => true,
): Promise<LoopbackService> {
  const kept = new Map<string, SharedMethane>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const methane = SharedMethane.parse(JSON.parse(body));
      // A partner without such a system: nobody here speaks for it.
      if (!takes(methane.to.id)) {
        response.statusCode = 404;
        response.end('{}');
        return;
      }
      kept.set(methane.shareId, methane);
      response.end(JSON.stringify({ reference: `LOOP-${methane.shareId}` }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback service does not listen');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    kept,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
