import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ask, type Caller, signIn } from './caller.ts';
import { raiseAt } from './story.ts';

/** A county in a storm: so many incidents open at once, and a control room that writes fifty changes a second. */
export interface Storm {
  readonly url: string;
  readonly officer: Caller;
  readonly dispatcher: Caller;
  /** Ids of what is open, the oldest first. */
  readonly open: string[];
  /** What somebody has in hand: it gets a line each second, and is not closed under their fingers. */
  inHand: string | null;
}

const HANDS = 16;

export async function gatherStorm(url: string, count: number): Promise<Storm> {
  const officer = await signIn(url, 'contact-officer', 'contact-1');
  const dispatcher = await signIn(url, 'dispatcher', 'dispatch-1');
  const storm: Storm = { url, officer, dispatcher, open: [], inHand: null };
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < count) await raise(storm, next++);
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return storm;
}

/** Scheduled and lighter: no promise of theirs falls due while a storm blows for hours at this rate. */
const codes = ['013', '215', '100', '216', '211', '103', '206', '205'];
const things = ['Tree across the road', 'Flood water over the kerb', 'Cable down', 'Roof tiles in the street'];

async function raise(storm: Storm, n: number): Promise<void> {
  const place = {
    label: `Storm line ${n % 40}, Rutland`,
    lon: -0.75 + (n % 40) * 0.006,
    lat: 52.58 + (Math.floor(n / 40) % 60) * 0.003,
    gazetteerId: null,
  };
  const what = `${things[n % things.length]}, call ${n}`;
  // Told by a crew: no caller is owed a word, so that nothing falls due a quarter of an hour later.
  storm.open.push(
    await raiseAt(storm.officer, { code: codes[n % codes.length] ?? '013', channel: 'officer', what, place }),
  );
}

/** The oldest that nobody has in hand. */
async function close(storm: Storm): Promise<void> {
  const at = storm.open.findIndex((id) => id !== storm.inHand);
  const [incidentId] = storm.open.splice(at, 1);
  await storm.dispatcher.done('operations.recordResult', {
    ...{ incidentId, result: 'NFA', closingCode: '013' },
    note: 'Made safe',
  });
  await storm.dispatcher.done('operations.closeIncident', { incidentId });
}

async function addLine(storm: Storm, n: number): Promise<void> {
  const { inHand, open } = storm;
  const incidentId = n % LINES === 0 && inHand !== null ? inHand : open[(n * 7919) % open.length];
  const text = `Highways say ${1 + (n % 9)} hours, road shut meanwhile`;
  await storm.officer.done('operations.addLine', { incidentId, lineId: randomUUID(), text, corrects: null });
}

const statuses = ['1', '2', '3'];

/** A second of it: fifty commands and positions, since an incident is four commands to raise and two to close. */
const LINES = 24;
const second = spread({ raise: 1, close: 1, line: LINES, status: 10, position: 10 });
export const UPDATES_A_SECOND = 50;

type Deed = 'raise' | 'close' | 'line' | 'status' | 'position';

/** Each kind at even distances; `at` is the part of the second. */
function spread(counts: Readonly<Record<Deed, number>>): readonly { readonly deed: Deed; readonly at: number }[] {
  const kinds: readonly Deed[] = ['raise', 'close', 'line', 'status', 'position'];
  return kinds
    .flatMap((deed) => Array.from({ length: counts[deed] }, (_, n) => ({ deed, at: (n + 0.5) / counts[deed] })))
    .toSorted((a, b) => a.at - b.at);
}

interface Blown {
  readonly updatesPerSecond: number;
}

/** So many unanswered at once mean that the server cannot follow: then the storm waits, and its rate says so. */
const MOST_AT_ONCE = 100;

/** Blows until it is told to stop, `pace` times as hard as a storm does; what failed in it is thrown then. */
export function letBlow(storm: Storm, pace = 1): { readonly stop: () => Promise<Blown> } {
  let stopped = false;
  const blowing = blow(storm, pace, () => stopped);
  // Somebody asks only at the end.
  blowing.catch(() => undefined);
  return {
    stop: () => {
      stopped = true;
      return blowing;
    },
  };
}

async function blow(storm: Storm, pace: number, isOver: () => boolean): Promise<Blown> {
  const deeds = await deedsOf(storm);
  const running = new Set<Promise<unknown>>();
  const startedAt = performance.now();
  const faults: unknown[] = [];
  let done = 0;
  for (let n = 0; !isOver() && faults.length === 0; n += 1) {
    const { deed, at } = second[n % second.length] ?? { deed: 'line', at: 0 };
    const early = startedAt + ((Math.floor(n / second.length) + at) * 1000) / pace - performance.now();
    if (early > 0) await wait(early);
    while (running.size >= MOST_AT_ONCE) await Promise.race(running);
    const one = deeds[deed]()
      .then((updates) => {
        done += updates;
      })
      .catch((fault: unknown) => {
        if (!isToBeSentAgain(fault)) faults.push(fault);
      })
      .finally(() => running.delete(one));
    running.add(one);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all(running);
  if (faults.length > 0) throw faults[0];
  return { updatesPerSecond: done / seconds };
}

/** The server was too busy to take it: a storm of hours goes on over it. It is no update. */
function isToBeSentAgain(fault: unknown): boolean {
  return fault instanceof Error && / 503 /.test(fault.message);
}

interface Unit {
  readonly id: string;
  readonly callsign: string;
}

/** Answers of how many updates each is. */
async function deedsOf(storm: Storm): Promise<Readonly<Record<Deed, () => Promise<number>>>> {
  const { dispatcher } = storm;
  const units = await dispatcher.read<Unit>('operations.units', { limit: '2000' });
  const unitAt = (n: number): Unit => {
    const unit = units[n % units.length];
    if (unit === undefined) throw new Error('no unit is on duty');
    return unit;
  };
  let [raised, lines, told, moved] = [storm.open.length, 0, 0, 0];
  return {
    raise: () => raise(storm, raised++).then(() => 4),
    close: () => close(storm).then(() => 2),
    line: () => addLine(storm, lines++).then(() => 1),
    status: () => {
      const n = told++;
      const status = statuses[(n + Math.floor(n / units.length)) % statuses.length];
      return dispatcher.done('operations.setStatus', { tourId: unitAt(n).id, status }).then(() => 1);
    },
    position: () => report(storm, unitAt(moved).callsign, moved++).then(() => 1),
  };
}

async function report({ url, dispatcher }: Storm, callsign: string, n: number): Promise<void> {
  const [lon, lat] = [-0.7295 + (n % 100) / 1000, 52.6705 + (n % 70) / 1000];
  const answer = await ask(`${url}/api/positions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${dispatcher.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ positions: [{ callsign, lon, lat, at: Date.now(), accuracyMetres: 10 }] }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`positions: ${answer.status} ${text}`);
}
