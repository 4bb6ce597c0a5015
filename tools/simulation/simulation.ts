import { createHash } from 'node:crypto';
import type { Sent } from '../../client/outbox.ts';
import { BookOn } from '../../modules/operations/contract.ts';
import { makeRandom, type Random } from '../exercise/random.ts';
import { Client } from './client.ts';
import { Disk } from './disk.ts';
import { type Acked, Judge } from './judge.ts';
import { Network } from './network.ts';
import { dispatch, personOf, takeCall, work } from './people.ts';
import { makeRules } from './rules.ts';
import { Server, type ServerNeeds } from './server.ts';
import { Time } from './time.ts';

export interface SimulationResult {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly events: number;
  readonly commands: number;
  readonly incidents: number;
  readonly crashes: number;
  /** Of the whole log: equal for equal seeds. */
  readonly digest: string;
}

export interface SimulationOptions {
  readonly hours?: number;
  /** A disk that says it has written what it has not: the judge must find it out. */
  readonly lyingDisk?: boolean;
  /** A server that does not look whether what it read still stands: as before. */
  readonly careless?: boolean;
}

const STARTS_AT = Date.UTC(2026, 10, 22, 12);
const HOUR_MS = 3_600_000;
const UNITS = 3;
const SETTLE_MS = 120_000;
const MOST_HOURS_AFTER = 4;

/** An hour of a small control room in a few hundred milliseconds: everything but the rules and the client's code is made up. */
export async function simulate(
  seed: number,
  { hours = 1, lyingDisk = false, careless = false }: SimulationOptions = {},
): Promise<SimulationResult> {
  const random = makeRandom(seed);
  const time = new Time(STARTS_AT);
  const rules = makeRules(() => time.now);
  const violations: string[] = [];
  const violate = (what: string, detail: string): void => void violations.push(`${what}: ${detail}`);
  const judge = new Judge(rules, violate);
  const disk = new Disk(time, random, { syncFails: 0.002, lying: lyingDisk });
  const onWritten: ServerNeeds['onWritten'] = (transaction) => judge.hear(transaction);
  const server = new Server({ ...{ time, random, disk, rules, onWritten }, isCareless: careless });
  server.start();
  const acked: Acked[] = [];
  const room = openRoom({ time, random, server, acked });
  const all = [...room.desks, ...room.crews];
  const endsAt = STARTS_AT + hours * HOUR_MS;
  const crashes = trouble({ time, random, server, clients: all, endsAt });
  play({ time, random, room, endsAt });
  const watch = (): void => {
    for (const client of all) judge.checkScreen(client, server);
    if (time.now < endsAt) time.later(300_000, watch);
  };
  time.later(300_000, watch);
  await time.runUntil(endsAt);
  for (const { needs } of all) needs.network.heal();
  for (
    let more = 0;
    more < MOST_HOURS_AFTER * 6 && server.feed.read('operations.openIncidents').rows.length > 0;
    more += 1
  ) {
    await time.runUntil(time.now + HOUR_MS / 6);
  }
  room.rest();
  await time.runUntil(time.now + SETTLE_MS);
  judge.checkAcked(acked, server);
  judge.checkEnd(all, server, time.now);
  return {
    seed,
    violations,
    events: server.log.length,
    commands: acked.length,
    incidents: server.log.filter(({ type }) => type === 'operations.IncidentRaised').length,
    crashes: crashes(),
    digest: createHash('sha256').update(JSON.stringify(server.log)).digest('hex').slice(0, 12),
  };
}

interface Stage {
  readonly time: Time;
  readonly random: Random;
  readonly server: Server;
}

interface Room {
  readonly desks: readonly Client[];
  readonly crews: readonly Client[];
  readonly tourIds: readonly string[];
  rest(): void;
  readonly isResting: () => boolean;
}

function openRoom({ time, random, server, acked }: Stage & { readonly acked: Acked[] }): Room {
  const faults = { lost: 0.05, doubled: 0.05, delayMs: [5, 1_500] } as const;
  let resting = false;
  const clientOf = (id: string): Client =>
    new Client({
      time,
      random,
      server,
      network: new Network(time, random, faults),
      subject: personOf(id, null),
      onDone: ({ commandId }, position) => acked.push({ commandId, position }),
      onNo: (sent) => goesOn(sent, random),
    });
  const desks = ['connie', 'dave', 'dora'].map(clientOf);
  const tourIds = Array.from({ length: UNITS }, () => random.uuid());
  const crews = tourIds.map((_, i) => clientOf(`crew-${i}`));
  tourIds.forEach((tourId, i) => {
    crews[i]?.send(BookOn, { ...crew, tourId, callsign: `RE0${i}`, shiftEndsAt: STARTS_AT + 12 * HOUR_MS });
  });
  return {
    ...{ desks, crews, tourIds },
    rest: () => {
      resting = true;
    },
    isResting: () => resting,
  };
}

const crew = {
  kind: 'response',
  crew: [{ collar: '1', name: 'A. Example', permit: 'response', accountId: null }],
  vehicle: null,
  skills: [],
  talkgroup: 'RUT-1',
  issi: null,
  areaId: 'oakham',
  stationId: null,
};

/** Most warnings are waved through, as in life; to take a committed unit is thought about. */
function goesOn(sent: Exclude<Sent, { kind: 'done' }>, random: Random): boolean {
  return sent.kind === 'confirm' && (sent.code !== 'unit-committed' || random.chance(0.3));
}

function play({
  time,
  random,
  room,
  endsAt,
}: Omit<Stage, 'server'> & { readonly room: Room; readonly endsAt: number }): void {
  const every = (seconds: readonly [number, number], act: () => void): void => {
    const again = (): void => {
      if (room.isResting()) return;
      act();
      time.later(random.between(seconds) * 1000, again);
    };
    time.later(random.between(seconds) * 1000, again);
  };
  const [contacts, ...dispatchers] = room.desks;
  every([60, 240], () => {
    if (time.now < endsAt && contacts !== undefined) takeCall(contacts, random);
  });
  for (const desk of dispatchers) every([5, 25], () => dispatch(desk, random));
  for (const [i, client] of room.crews.entries()) every([20, 180], () => work(client, room.tourIds[i] ?? ''));
}

interface Trouble extends Stage {
  readonly clients: readonly Client[];
  readonly endsAt: number;
}

/** Until the end of the hour something is always about to go wrong. Answers how often the server died. */
function trouble({ time, random, server, clients, endsAt }: Trouble): () => number {
  let crashes = 0;
  const now = (): void => {
    if (time.now >= endsAt) return;
    const client = random.pick(clients);
    const what = random.pick(['server', 'cut', 'cut', 'window'] as const);
    if (what === 'server') {
      crashes += 1;
      server.crash();
    }
    if (what === 'window') client.open();
    if (what === 'cut') {
      client.needs.network.isCut = true;
      time.later(random.between([1_000, 600_000]), () => {
        client.needs.network.isCut = false;
      });
    }
    time.later(random.between([5_000, 180_000]), now);
  };
  time.later(random.between([5_000, 180_000]), now);
  return () => crashes;
}
