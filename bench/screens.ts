import { openWebSocket } from '../tools/faults/live-line.ts';
import type { Measured } from './figure.ts';
import type { Ground } from './ground.ts';
import { quantile } from './load.ts';
import { addLine, raiseMany } from './work.ts';

const LISTENERS = 100;
const COMMANDS = 100;
const PAUSE_MS = 50;

/** From the answer of a command to the frame that carries its row, at each of a hundred screens. */
export async function benchScreens(ground: Ground): Promise<readonly Measured[]> {
  const { url } = ground.trefoil;
  const { token } = ground.dispatcher;
  const [line] = await ground.lines(1);
  const [incident] = line === undefined ? [] : await raiseMany([line], 1);
  if (line === undefined || incident === undefined) throw new Error('no line to write on');
  const view = 'operations.openIncidents';
  const { asOf } = JSON.parse((await line.ask('GET', `/api/views/${view}?limit=1`)).text) as { asOf: number };
  const heard: Heard[] = [];
  const listeners = await Promise.all(
    Array.from({ length: LISTENERS }, () => listen({ url, token, view, from: asOf, incident }, heard)),
  );
  const committed: number[] = [];
  for (let n = 0; n < COMMANDS; n += 1) {
    await addLine(line, incident);
    committed.push(performance.now());
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const { text } = await line.ask('GET', `/api/views/${view}?limit=1`);
  const last = (JSON.parse(text) as { asOf: number }).asOf;
  await Promise.all(listeners.map(({ reached }) => reached(last)));
  for (const { cut } of listeners) cut();
  const delays = delaysOf(heard, committed);
  return [
    { name: `commit to ${LISTENERS} screens, p50`, value: quantile(delays, 0.5), unit: 'ms' },
    {
      name: `commit to ${LISTENERS} screens, p99`,
      value: quantile(delays, 0.99),
      unit: 'ms',
      note: `${delays.length} frames`,
    },
  ];
}

interface Heard {
  readonly lines: number;
  readonly at: number;
}

/** The row says how many lines its log has: so a frame tells which commands it carries. */
function delaysOf(heard: readonly Heard[], committed: readonly number[]): readonly number[] {
  const first = Math.max(...heard.map(({ lines }) => lines)) - committed.length;
  return heard.flatMap(({ lines, at }) => {
    const sent = committed[lines - first - 1];
    return sent === undefined ? [] : [Math.max(0, at - sent)];
  });
}

interface Followed {
  readonly url: string;
  readonly token: string;
  readonly view: string;
  readonly from: number;
  readonly incident: string;
}

function listen(
  { url, token, view, from, incident }: Followed,
  heard: Heard[],
): Promise<{ reached(position: number): Promise<void>; cut(): void }> {
  return new Promise((resolve, reject) => {
    let position = 0;
    const waiting: { readonly for: number; readonly resolve: () => void }[] = [];
    const line = openWebSocket(
      { url, token },
      {
        opened: () => {
          line.say({ subscribe: [{ view, from, version: 1 }] });
          resolve({
            cut: () => line.cut(),
            reached: (wanted) =>
              new Promise((done) => (position >= wanted ? done() : waiting.push({ for: wanted, resolve: done }))),
          });
        },
        frame: (frame) => {
          const at = performance.now();
          if ('position' in frame) position = Number(frame.position);
          if (frame.type === 'changes') {
            const rows = frame.changes.flatMap(({ puts = [] }) => puts);
            for (const row of rows) if (row.id === incident) heard.push({ lines: Number(row.lines), at });
          }
          for (const one of waiting) if (position >= one.for) one.resolve();
        },
        closed: (status) => reject(new Error(`a screen was refused or lost: ${status}`)),
      },
    );
  });
}
