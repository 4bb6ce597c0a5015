import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { httpPartnerServices } from './http-services.ts';
import { openLoopbackService } from './loopback.ts';
import { describePartnerServices, methane, type ServicesUnderTest } from './services-contract.ts';

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

test('J02 a partner for whom nobody speaks is not told: a desk still owes it', async () => {
  const { url, kept, close } = await openLoopbackService((partnerId) => partnerId === 'fire');
  const services = httpPartnerServices(url);
  const said = (id: string) => services.deliver({ ...methane(id), to: { id, name: id } });
  expect((await said('council')).kind).toBe('undelivered');
  expect((await said('fire')).kind).toBe('delivered');
  expect([...kept.keys()]).toEqual(['fire']);
  await close();
});

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
