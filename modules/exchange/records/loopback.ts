import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { CaseFile } from '../../operations/contract.ts';

/** A LOOPBACK MOCK, NOT A RECORDS SYSTEM: it answers on 127.0.0.1, gives out numbers and keeps what it was handed. */
export interface LoopbackRecords {
  readonly url: string;
  /** Reports by the id of their incident, as they came. */
  readonly kept: ReadonlyMap<string, unknown>;
  close(): Promise<void>;
}

export async function openLoopbackRecords(refuses: string | null = null): Promise<LoopbackRecords> {
  const kept = new Map<string, unknown>();
  const server = createServer(async (request, response) => {
    const report = CaseFile.row.safeParse(JSON.parse(await textOf(request)));
    const key = String(request.headers['idempotency-key']);
    if (refuses !== null || !report.success) {
      response.writeHead(422).end(JSON.stringify({ reason: refuses ?? 'not a report that can be read' }));
      return;
    }
    kept.set(key, report.data);
    const crimeNumber = `26000${String([...kept.keys()].indexOf(key) + 1).padStart(6, '0')}`;
    response.writeHead(200).end(JSON.stringify({ crimeNumber }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback records do not listen');
  return {
    url: `http://127.0.0.1:${address.port}/crimes`,
    kept,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += String(part);
  return text;
}
