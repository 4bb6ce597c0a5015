import { sql } from '../kernel/index.ts';
import type { Measured } from './figure.ts';
import type { Ground } from './ground.ts';
import { closedLoop, type Load } from './load.ts';
import type { Line } from './wire.ts';
import { raise, raiseMany, takeCall } from './work.ts';

const SECONDS = 4;
/** Some three seconds of eight clients, and of one. */
const PREPARED = { alone: 500, together: 1_500 };
/** TicketsCAD 4.2.25 on PHP and MariaDB, two cores like these: measured once, for scale. */
const rival = { perSecond: 150, note: 'beside: TicketsCAD 4.2.25 on two cores like these' };

/** Incidents created: by the command that raises one, when the call has been taken, and whole, from first key to number. */
export async function benchIncidents(ground: Ground): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const clients of [1, 8]) {
    const lines = await ground.lines(clients);
    const raised = await raiseOnly(await ground.lines(16), lines);
    const whole = await closedLoop(clients, SECONDS, async (client) => {
      const line = lines[client];
      if (line !== undefined) await raise(line, await takeCall(line));
    });
    const title = `${clients} client${clients === 1 ? '' : 's'}`;
    measured.push(
      {
        name: `incidents raised at ${title}`,
        value: raised.perSecond,
        unit: '/s',
        ...(clients === 8 && { beside: rival.perSecond, note: rival.note }),
      },
      { name: `incidents raised at ${title}, p99`, value: raised.p99, unit: 'ms' },
      { name: `calls taken and raised at ${title}`, value: whole.perSecond, unit: '/s', note: 'four commands each' },
    );
  }
  return measured;
}

async function raiseOnly(takers: readonly Line[], lines: readonly Line[]): Promise<Load> {
  const contacts: string[] = [];
  const wanted = lines.length === 1 ? PREPARED.alone : PREPARED.together;
  await Promise.all(
    takers.map(async (line) => {
      while (contacts.length < wanted) contacts.push(await takeCall(line));
    }),
  );
  const latencies: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      for (let contact = contacts.pop(); contact !== undefined; contact = contacts.pop()) {
        const at = performance.now();
        await raise(line, contact);
        latencies.push(performance.now() - at);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { count: latencies.length, perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99) };
}

const WRITTEN = 300;

/** What an incident leaves in the log: its events, their details, the remembered commands, with indexes. */
export async function benchBytes(ground: Ground): Promise<readonly Measured[]> {
  const before = await bytesOf(ground);
  await raiseMany(await ground.lines(8), WRITTEN);
  const after = await bytesOf(ground);
  return [
    {
      name: 'bytes of log for an incident',
      value: (after - before) / WRITTEN,
      unit: 'B',
      note: 'five events; with details, answers and indexes',
    },
  ];
}

async function bytesOf({ owner }: Ground): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    SELECT sum(pg_total_relation_size(name))::bigint AS bytes
      FROM unnest('{kernel.event, kernel.event_detail, kernel.command_result}'::regclass[]) AS name`.execute(owner);
  return rows[0]?.bytes ?? 0;
}
