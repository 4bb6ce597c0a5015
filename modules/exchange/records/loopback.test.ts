import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { httpCrimeRecords } from './http-records.ts';
import { openLoopbackRecords } from './loopback.ts';
import { describeCrimeRecords, type RecordsUnderTest } from './records-contract.ts';

const SOON_MS = 200;

async function loopback(refuses: string | null = null): Promise<RecordsUnderTest> {
  const { url, kept, close } = await openLoopbackRecords(refuses);
  return { records: httpCrimeRecords(url), kept, close };
}

/** A system that does this with whoever hands it something. */
async function system(answer: (response: ServerResponse) => void): Promise<RecordsUnderTest> {
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
  return { records: httpCrimeRecords(`http://127.0.0.1:${port}/`, SOON_MS), kept: new Map(), close };
}

describeCrimeRecords('the loopback', {
  taking: () => loopback(),
  refusing: (reason) => loopback(reason),
  gone: async () => {
    const one = await loopback();
    await one.close();
    return { ...one, close: async () => undefined };
  },
  silent: () => system(() => undefined),
  talkingNonsense: () => system((response) => response.end('{"crimeNumber": 7}')),
});
