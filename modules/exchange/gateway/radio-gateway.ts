import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Clock, Db } from '../../../kernel/index.ts';
import { readDatagram, type Understood } from './datagram.ts';
import { keepRejects, type Reject } from './rejects.ts';

/** A position ready to be kept, as operations takes it. */
export interface RadioPosition {
  readonly issi: string;
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
  readonly accuracyMetres: number | null;
  readonly speedKmh: number | null;
  readonly source: 'tetra-lip';
}

export interface RadioGatewayNeeds {
  readonly db: Db;
  readonly clock: Clock;
  /** Keeps a batch; answers the indices whose radio is on no unit on duty. */
  readonly recordPositions: (batch: readonly RadioPosition[]) => Promise<{ readonly unknown: readonly number[] }>;
  /** A radio sent an emergency, `at` when it came in: the unit's status 0. False: no unit has this radio. */
  readonly raiseEmergency: (issi: string, at: number) => Promise<boolean>;
  /** A radio sent the number of a status, `at` when it came in. Null: it is set; else why it is not. */
  readonly setStatus: (issi: string, code: number, at: number) => Promise<string | null>;
  readonly report: (what: string, error: unknown) => void;
}

export interface GatewayCounts {
  readonly received: number;
  readonly rejected: number;
  readonly emergencies: number;
  readonly statuses: number;
  /** Datagrams dropped because more waited than could be kept. */
  readonly dropped: number;
}

export interface RadioGateway {
  readonly port: number;
  counts(): GatewayCounts;
  close(): Promise<void>;
}

interface Waiting {
  readonly bytes: Uint8Array;
  readonly source: string;
  readonly at: number;
}

const BATCH_MS = 100;
const MOST_WAITING = 50_000;

/** Listens for TETRA LIP and status datagrams on UDP. Batches are kept ten times a second; an emergency does not wait for its batch. */
export async function openRadioGateway(needs: RadioGatewayNeeds, port: number, host: string): Promise<RadioGateway> {
  const socket = createSocket('udp4');
  const counts = { received: 0, rejected: 0, emergencies: 0, statuses: 0, dropped: 0 };
  let waiting: Waiting[] = [];
  let working: Promise<void> = Promise.resolve();

  socket.on('message', (bytes, from) => {
    counts.received++;
    if (waiting.length >= MOST_WAITING) counts.dropped++;
    else waiting.push({ bytes, source: `${from.address}:${from.port}`, at: needs.clock.now() });
  });
  socket.on('error', (error) => needs.report('radio gateway', error));

  const flush = (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) {
      working = working.then(() => take(batch)).catch((error: unknown) => needs.report('radio gateway', error));
    }
    return working;
  };

  async function take(batch: readonly Waiting[]): Promise<void> {
    const understood = batch.map(({ bytes, at }) => readDatagram(bytes, at));
    const came = { batch, understood };
    const unheard = await raise(needs, came);
    const unset = await set(needs, came);
    const rejects = [...unheard, ...unset, ...faultsOf(came), ...(await keep(needs, came))];
    counts.emergencies += understood.filter((one) => one.kind === 'report' && one.emergency).length;
    counts.statuses += understood.filter(({ kind }) => kind === 'status').length;
    counts.rejected += rejects.length;
    await keepRejects(needs.db, needs.clock, rejects);
  }

  const timer = setInterval(() => void flush(), BATCH_MS);
  socket.bind(port, host);
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    counts: () => ({ ...counts }),
    close: async () => {
      clearInterval(timer);
      socket.close();
      await flush();
    },
  };
}

interface Came {
  readonly batch: readonly Waiting[];
  readonly understood: readonly Understood[];
}

/** One that fails must not take the others with it. An emergency begins when it comes in: its last fix may be hours old. */
async function raise(needs: RadioGatewayNeeds, { batch, understood }: Came): Promise<readonly Reject[]> {
  const unheard: Reject[] = [];
  for (const [i, one] of understood.entries()) {
    if (one.kind !== 'report' || !one.emergency) continue;
    const at = batch[i]?.at ?? needs.clock.now();
    const heard = await needs.raiseEmergency(one.issi, at).catch((error: unknown) => {
      needs.report(`EMERGENCY of radio ${one.issi} could not be raised`, error);
      return true;
    });
    if (!heard) unheard.push(...rejectOf(batch[i], 'EMERGENCY of a radio that no unit has'));
  }
  return unheard;
}

/** In the order in which they came: of two keys pressed one after the other the second stands. */
async function set(needs: RadioGatewayNeeds, { batch, understood }: Came): Promise<readonly Reject[]> {
  const unset: Reject[] = [];
  for (const [i, one] of understood.entries()) {
    if (one.kind !== 'status') continue;
    const at = batch[i]?.at ?? needs.clock.now();
    const why = await needs.setStatus(one.issi, one.code, at).catch((error: unknown) => {
      needs.report(`status ${one.code} of radio ${one.issi} could not be set`, error);
      return null;
    });
    if (why !== null) unset.push(...rejectOf(batch[i], why));
  }
  return unset;
}

async function keep(needs: RadioGatewayNeeds, { batch, understood }: Came): Promise<readonly Reject[]> {
  const positions = understood.flatMap((one, i) => positionOf(one).map((position) => ({ position, i })));
  const { unknown } = await needs.recordPositions(positions.map(({ position }) => position));
  return unknown.flatMap((n) => rejectOf(batch[positions[n]?.i ?? -1], 'no unit on duty has this radio'));
}

function positionOf(one: Understood): readonly RadioPosition[] {
  if (one.kind !== 'report' || one.report.position === null) return [];
  const { position, accuracyMetres, speedKmh } = one.report;
  return [{ issi: one.issi, ...position, at: one.at, accuracyMetres, speedKmh, source: 'tetra-lip' }];
}

function faultsOf({ batch, understood }: Came): readonly Reject[] {
  return understood.flatMap((one, i) => (one.kind === 'fault' ? rejectOf(batch[i], one.reason) : []));
}

function rejectOf(waiting: Waiting | undefined, reason: string): readonly Reject[] {
  return waiting === undefined ? [] : [{ gateway: 'tetra-lip', source: waiting.source, raw: waiting.bytes, reason }];
}
