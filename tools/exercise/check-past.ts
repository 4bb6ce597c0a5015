import { z } from 'zod';
import { TakeSeat } from '../../modules/force/contract.ts';
import { Emergencies, Messages, SentMessages } from '../../modules/operations/contract.ts';
import type { Violate } from './log.ts';
import { type Outside, type Person, signIn } from './person.ts';
import { makeRandom } from './random.ts';
import { textOf } from './screen.ts';
import type { Player, World } from './world.ts';

/** What a seat was shown at a moment: every row of every view on its screen, as the feed had told it. */
interface Shown {
  readonly at: number;
  readonly position: number;
  readonly player: Player;
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface PastCompared {
  /** Of moments that were recorded, how many could be compared at their very position, and how many rows that were. */
  readonly recorded: number;
  readonly moments: number;
  readonly rows: number;
}

export interface PastCheck {
  /** Random moments of an exercise that lasts so long, in milliseconds since it began. */
  minutesOf(lastsMs: number): readonly number[];
  /** Writes down what some seats show now. */
  record(): Promise<void>;
  /** Asks the past for each of those moments, and counts every row that it tells otherwise. */
  compare(outside: Outside, violate: Violate): Promise<PastCompared>;
}

const MOMENTS = 40;
const AT_ONCE = 2;
const PATIENCE_MS = 2_000;
/** What is a person's own is shown to nobody else, not even to whoever looks at the past. */
const own: ReadonlySet<string> = new Set([Messages.name, SentMessages.name]);

export function makePastCheck(world: World, seed: number): PastCheck {
  const random = makeRandom(seed);
  const all: Shown[] = [];
  const seated = world.players.filter(({ seatId, screen }) => seatId !== null && screen.views.length > 0);
  return {
    minutesOf: (lastsMs) => Array.from({ length: MOMENTS }, () => Math.round(random.next() * lastsMs)),
    record: async () => {
      for (const player of Array.from({ length: AT_ONCE }, () => random.pick(seated))) {
        const { screen } = player;
        // Just told: at that moment every view stands at one position.
        if (!(await screen.until(screen.position() + 1, PATIENCE_MS)) || screen.position() < 0) continue;
        const rows = new Map(
          screen.views.filter(({ name }) => !own.has(name)).map((view) => [view.name, screen.copy(view)]),
        );
        all.push({ at: world.agenda.now(), position: screen.position(), player, rows });
      }
    },
    compare: async (outside, violate) => {
      const looker = await sitDown(world, outside);
      if (looker === null) return { recorded: all.length, moments: 0, rows: 0 };
      let [moments, rows] = [0, 0];
      for (const shown of all.toSorted((a, b) => a.at - b.at)) {
        const at = await momentOf(looker, shown, violate);
        if (at === null) continue;
        moments += 1;
        rows += await compareOne(looker, { world, shown, at }, violate);
      }
      return { recorded: all.length, moments, rows };
    },
  };
}

/** Only professional standards and auditors see what a named seat saw. */
async function sitDown({ pack }: World, outside: Outside): Promise<Person | null> {
  const auditor = pack.demo.accounts.find(({ roles, seat }) => roles.includes('auditor') && seat !== null);
  if (auditor === undefined || auditor.seat === null) return null;
  const looker = await signIn(outside, auditor.name);
  await looker.send(TakeSeat, { seatId: auditor.seat }, { afterwards: true });
  return looker;
}

const PURPOSE = 'Exercise: what was shown';
const FIRST_LEAP_MS = 10_000;
const MOST_STEPS = 400;
const Moment = z.object({ position: z.int(), lastAt: z.number().nullable(), nextAt: z.number().nullable() });
/** A feed reads its rows after the position up to which it tells them: a row may be ahead of that, up to when it was written down, never behind. */
const MOST_AHEAD = 400;
/** Server and players count the time of the exercise each by a clock of their own. */
const CLOCKS_APART_MS = 5_000;
const BESIDE = 3;
/** What stands in a row of a unit that is on what is hidden from whoever looks. */
const MASKED = /: a promise runs"|"statusName":"Committed"/;
/** An officer in need is everybody's; of one who is on what is hidden only that is told. */
const MASKED_EMERGENCY = /"talkgroup":null/;
const Rows = z.object({ asOf: z.int(), rows: z.array(z.record(z.string(), z.unknown())), next: z.string().optional() });

/**
 * The instant at which the log stood where that screen stood; null where several stood in one millisecond. Backwards in leaps and forwards in steps:
 * to go back the past begins at a standing that it kept, to go on costs one event.
 */
async function momentOf(looker: Person, { at, position }: Shown, violate: Violate): Promise<number | null> {
  let instant = at;
  let moment = await momentAt(looker, instant, violate);
  for (let leap = FIRST_LEAP_MS; moment !== null && moment.position > position; leap *= 2) {
    if (moment.lastAt === null) return null;
    instant -= leap;
    moment = await momentAt(looker, instant, violate);
  }
  for (let step = 0; step < MOST_STEPS && moment !== null && moment.position < position; step += 1) {
    if (moment.nextAt === null) return null;
    instant = moment.nextAt;
    moment = await momentAt(looker, instant, violate);
  }
  return moment?.position === position ? instant : null;
}

async function momentAt(looker: Person, at: number, violate: Violate): Promise<z.output<typeof Moment> | null> {
  const moment = await askMoment(looker, at);
  if (moment === undefined) violate('the past did not answer', `for the moment ${at}`);
  return moment ?? null;
}

interface Comparing {
  readonly world: World;
  readonly shown: Shown;
  readonly at: number;
}

async function compareOne(looker: Person, { world, shown, at }: Comparing, violate: Violate): Promise<number> {
  const { player, position } = shown;
  const guarded = guardedIn(world);
  const seat = player.seatId ?? '';
  const differing: Differing[] = [];
  let compared = 0;
  for (const view of player.screen.views) {
    const held = shown.rows.get(view.name);
    const then = held && (await rowsThen(looker, { view: view.name, key: view.key, at, seat }));
    if (held === undefined || then === undefined) continue;
    for (const key of new Set([...held.keys(), ...then.keys()])) {
      const [was, is] = [held.get(key) ?? NOTHING, then.get(key) ?? NOTHING];
      // What has been restricted, then or since, is not told to whoever looks.
      if (guarded.some((word) => was.includes(word) || is.includes(word) || key.includes(word))) continue;
      if (MASKED.test(is) || (view.name === Emergencies.name && MASKED_EMERGENCY.test(is))) continue;
      compared += 1;
      if (was !== is) differing.push({ view, key, was, is });
    }
  }
  for (const { view, key, was, is } of await leftAhead(
    looker,
    { at, seat, until: shown.at + CLOCKS_APART_MS },
    differing,
  )) {
    violate('the past differs', `${seat} ${view.name} ${key} at ${position}: ${is} instead of ${was}`);
  }
  return compared;
}

interface Differing {
  readonly view: Player['screen']['views'][number];
  readonly key: string;
  readonly was: string;
  readonly is: string;
}

/** Without the rows that were shown as they became right after that position. All views step on together: the past is dear to wind back. */
async function leftAhead(
  looker: Person,
  { at: from, seat, until }: { readonly at: number; readonly seat: string; readonly until: number },
  differing: readonly Differing[],
): Promise<readonly Differing[]> {
  if (differing.length === 0) return [];
  let left = differing;
  let moment = await askMoment(looker, from);
  for (let step = 0; step < MOST_AHEAD && left.length > 0; step += 1) {
    const { nextAt: at = null, position = 0 } = moment ?? {};
    if (at === null || at > until) return left;
    moment = await askMoment(looker, at);
    // Between two that were written in one millisecond nobody can look: what was shown there is not compared.
    if (step < BESIDE && (moment?.position ?? 0) > position + 1) return [];
    for (const view of new Set(left.map((one) => one.view))) {
      const then = await rowsThen(looker, { view: view.name, key: view.key, at, seat });
      if (then === undefined) return left;
      left = left.filter((one) => one.view !== view || (then.get(one.key) ?? NOTHING) !== one.was);
    }
  }
  return left;
}

const NOTHING = 'nothing';

async function askMoment(looker: Person, at: number): Promise<z.output<typeof Moment> | undefined> {
  const query = new URLSearchParams({ at: String(at), purpose: PURPOSE });
  return Moment.safeParse(await looker.get(`/api/past/moment?${query}`)).data;
}

function guardedIn({ scenario: { calls }, secrets }: World): readonly string[] {
  const planned = calls.flatMap((call) => {
    // Whoever rang again about a record is hidden with it.
    const about = call.becomes.kind === 'repeat' ? calls[call.becomes.of] : undefined;
    const isHidden = call.restriction !== null || (about !== undefined && about.restriction !== null);
    return isHidden ? [call.contactId, call.incidentId, call.word] : [];
  });
  return [...planned, ...secrets.list().map(({ number }) => number)];
}

interface Asked {
  readonly view: string;
  readonly key: string;
  readonly at: number;
  readonly seat: string;
}

async function rowsThen(
  looker: Person,
  { view, key, at, seat }: Asked,
): Promise<ReadonlyMap<string, string> | undefined> {
  const rows = new Map<string, string>();
  for (let after: string | undefined; ; ) {
    const query = new URLSearchParams({
      at: String(at),
      seat,
      purpose: PURPOSE,
      limit: '2000',
      ...(after && { after }),
    });
    const page = Rows.safeParse(await looker.get(`/api/past/views/${view}?${query}`)).data;
    if (page === undefined) return undefined;
    for (const row of page.rows) rows.set(String(row[key]), textOf(row));
    if (page.next === undefined) return rows;
    after = page.next;
  }
}
