import type { Measured } from './figure.ts';
import { untilAtRest } from './fill.ts';
import { type Ground, openGround } from './ground.ts';
import { closedLoop, type Load, quantile } from './load.ts';
import { timesOf } from './reading.ts';
import { type RequestTracker, startRequestTracker } from './request-tracker.ts';
import { agentLines, itemsOf, raiserOn, report } from './tickets.ts';
import type { Line } from './wire.ts';
import { send } from './work.ts';

const CLIENTS = [1, 8];
/** What is asked often is compiled by then, and what the start has left behind is done. */
const WARM_SECONDS = 8;
const SECONDS = 6;
/** Each of its workers makes its pages ready with the first that it serves. */
const PEER_WARM = 32;
const PEER_SECONDS = 8;
const WORDS = 4;
const PAGES = 100;
const PEER_PAGES = 20;
/** What the screen of an IT incident reads when it opens, all at once. */
const parts = ['Record', 'Log', 'Files'].map((part) => `/api/views/service.serviceIncident${part}`);

/** IT incidents created through the API, and the page of one, beside Request Tracker on the same machine in the same run. */
export async function benchService(): Promise<readonly Measured[]> {
  const ground = await openGround();
  try {
    const ours = await measureOurs(ground);
    const peer = await startRequestTracker(ground.databaseUrl);
    if (typeof peer === 'string') return figuresOf(ours, null, peer);
    try {
      return figuresOf(ours, await measurePeer(peer), `beside: ${peer.name}`);
    } finally {
      await peer.stop();
    }
  } finally {
    await ground.stop();
  }
}

interface Run {
  readonly created: readonly Load[];
  readonly pageMs: readonly number[];
  readonly pageBytes: number;
}

async function measureOurs(ground: Ground): Promise<Run> {
  const lines = await agentLines(ground, Math.max(...CLIENTS));
  const raise = raiserOn(lines, await itemsOf(ground));
  const once = async (client: number): Promise<void> => void (await raise(client));
  await closedLoop(lines.length, WARM_SECONDS, once);
  await untilAtRest(ground);
  const created: Load[] = [];
  for (const clients of CLIENTS) created.push(await closedLoop(clients, SECONDS, once));
  const id = await raise(0);
  for (let word = 0; word < WORDS; word += 1) {
    await say(lines, 'answerReporter', id);
    await say(lines, 'noteServiceIncident', id);
  }
  const read = (): Promise<readonly string[]> =>
    Promise.all(parts.map((path, n) => textOf(lines[n], `${path}?of=${id}`)));
  const pageBytes = (await read()).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const pageMs = await timesOf(PAGES, async () => void (await read()));
  for (const line of lines) line.close();
  return { created, pageMs, pageBytes };
}

async function say([line]: readonly Line[], command: string, serviceIncidentId: string): Promise<void> {
  if (line !== undefined) await send(line, `service.${command}`, { serviceIncidentId, text: report.text });
}

async function textOf(line: Line | undefined, path: string): Promise<string> {
  const answer = await line?.ask('GET', path);
  if (answer?.status !== 200) throw new Error(`${path}: ${answer?.status} ${answer?.text}`);
  return answer.text;
}

async function measurePeer(peer: RequestTracker): Promise<Run> {
  const once = async (): Promise<void> => void (await peer.raise(report));
  await turns(PEER_WARM, once);
  const created: Load[] = [];
  for (const clients of CLIENTS) created.push(await closedLoop(clients, PEER_SECONDS, once));
  const id = await peer.raise(report);
  for (let word = 0; word < WORDS; word += 1) {
    await peer.say(id, 'correspond', report.text);
    await peer.say(id, 'comment', report.text);
  }
  await turns(PEER_WARM, async () => void (await peer.page(id)));
  const pageBytes = Buffer.byteLength(await peer.page(id));
  const pageMs = await timesOf(PEER_PAGES, async () => void (await peer.page(id)));
  return { created, pageMs, pageBytes };
}

/** So many, eight at a time. */
async function turns(count: number, once: () => Promise<void>): Promise<void> {
  const at = Math.max(...CLIENTS);
  for (let done = 0; done < count; done += at) await Promise.all(Array.from({ length: at }, once));
}

function figuresOf(ours: Run, peer: Run | null, note: string): readonly Measured[] {
  const made = CLIENTS.flatMap((clients, n): readonly Measured[] => {
    const [load, other] = [ours.created[n], peer?.created[n]];
    if (load === undefined) return [];
    const title = `IT incidents raised at ${clients} client${clients === 1 ? '' : 's'}`;
    return [
      { name: title, value: load.perSecond, unit: '/s', ...beside(other?.perSecond), note },
      { name: `${title}, p50`, value: load.p50, unit: 'ms', ...beside(other?.p50) },
      { name: `${title}, p99`, value: load.p99, unit: 'ms', ...beside(other?.p99) },
    ];
  });
  const page = 'page of an IT incident';
  const said = `${2 * WORDS} words said in it; ${note}`;
  return [
    ...made,
    {
      name: `${page}, p50`,
      value: quantile(ours.pageMs, 0.5),
      unit: 'ms',
      ...beside(peer && quantile(peer.pageMs, 0.5)),
      note: said,
    },
    {
      name: `${page}, p99`,
      value: quantile(ours.pageMs, 0.99),
      unit: 'ms',
      ...beside(peer && quantile(peer.pageMs, 0.99)),
    },
    {
      name: `${page}, bytes`,
      value: ours.pageBytes,
      unit: 'B',
      ...beside(peer?.pageBytes),
      note: 'neither compressed',
    },
  ];
}

function beside(value: number | null | undefined): { readonly beside?: number } {
  return typeof value === 'number' ? { beside: value } : {};
}
