import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { httpPartnerServices, openLoopbackService } from './loopback.ts';
import { describePartnerServices, type ServicesUnderTest } from './services-contract.ts';

const SOON_MS = 200;

async function taking(): Promise<ServicesUnderTest> {
  const { url, kept, close } = await openLoopbackService();
  return { services: httpPartnerServices(url), kept, close };
}

/** A system that does this with whoever gives it something. */
async function system(answer: (response: ServerResponse) => void): Promise<ServicesUnderTest> {
  const server = createServer((_request, response) => answer(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { services: httpPartnerServices(`http://127.0.0.1:${port}/`, SOON_MS), kept: new Map(), close };
}

describePartnerServices('the loopback', {
  taking,
  gone: async () => {
    const one = await taking();
    await one.close();
    return { ...one, close: async () => undefined };
  },
  silent: () => system(() => undefined),
  talkingNonsense: () => system((response) => response.end('{"reference": 7}')),
});
