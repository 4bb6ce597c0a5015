import { setTimeout as wait } from 'node:timers/promises';
import {
  type Clock,
  type Db,
  type ModuleDefinition,
  makeRegistry,
  type Registry,
  rebuild,
  tableContents,
} from '../../kernel/index.ts';
import type { RowOf } from '../../kernel/pure.ts';
import { PackForScreens } from '../../modules/force/contract.ts';
import type { Pack } from '../../modules/force/index.ts';
import { AlarmRates } from '../../modules/operations/contract.ts';
import { makeAgenda } from './agenda.ts';
import { playAnswersToAsks } from './asks.ts';
import { checkCommitments } from './check-commitments.ts';
import { checkLedger } from './check-ledger.ts';
import { makePastCheck, type PastCheck } from './check-past.ts';
import { checkPromises } from './check-promises.ts';
import { makeScreenCheck } from './check-screens.ts';
import { checkSilence } from './check-silence.ts';
import { letCallsCome, playContactOfficers } from './contact-officer.ts';
import { Desk } from './desk.ts';
import { makeFeedWatch } from './feed-watch.ts';
import { makeLedger } from './ledger.ts';
import { readLog, type Violate } from './log.ts';
import { playMajors } from './majors.ts';
import { playReaders } from './messages.ts';
import { letThingsHappen } from './mishaps.ts';
import { bookOn, gather, reportPositions } from './opening.ts';
import type { Outside } from './person.ts';
import { makeRecorder, type Recorder } from './recorder.ts';
import type { Report, Violation } from './report.ts';
import { responseTimes } from './response.ts';
import { digestOf, type Scenario } from './scenario.ts';
import { makeWatch, probeSecrets } from './secrecy.ts';
import { playSecrets, playSupervisors } from './supervision.ts';
import { takeTurns } from './take-turns.ts';
import { playersWith, playerWith, type World } from './world.ts';

export interface ExerciseNeeds {
  readonly url: string;
  /** The clock that the server runs by. */
  readonly clock: Clock;
  readonly pack: Pack;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly hours: number;
  /** The file that holds what was acknowledged. */
  readonly ledgerFile: string;
  /** The file that the replay on the map is made of. */
  readonly recordingFile: string;
  /** How often the screens are compared, in minutes of the exercise. */
  readonly checkEveryMinutes: number;
  readonly tell: (line: string) => void;
  /** Every unit says so often where it is; left out, as radios do. */
  readonly positionsEverySeconds?: number;
  /** Plans what is done besides, when it begins. */
  readonly besides?: (world: World) => void;
  /** Looks at the log when everybody has gone home; the server may be stopped before. */
  readonly openLog: () => Promise<{ readonly db: Db; readonly definitions: readonly ModuleDefinition[] }>;
}

/** Plays the scenario against a running server and judges what came of it. */
export async function runExercise(needs: ExerciseNeeds): Promise<Report> {
  const { violations, violate } = judge(needs.tell);
  const stage = await setUp(needs, violate);
  const { rowsCompared, seen } = await play(needs, stage, { violate, violations }).finally(() => {
    stage.world.agenda.end();
    for (const { screen } of stage.world.players) screen.close();
  });
  const endedAt = needs.clock.now();
  const { rows: rates } = await playerWith(stage.world, 'control-room-supervisor').person.read(AlarmRates);
  const past = await seen.compare(stage.outside, violate);
  const { db, definitions } = await needs.openLog();
  const events = await readLog(db);
  const ledger = stage.outside.ledger.read();
  const remembered = await db
    .selectFrom('kernel.command_result')
    .select(['command_id as commandId', 'actor_id as actorId', 'position'])
    .execute();
  const byPeople = checkLedger(events, { remembered, ledger }, violate);
  checkCommitments(events, ledger, violate);
  const registry = makeRegistry(definitions);
  const timing = { endedAt, speed: needs.clock.speed ?? 1 };
  const told = checkPromises(events, timing, violate);
  const promises = checkSilence(events, { ...timing, aggregateOf: registry.aggregateOf }, violate);
  const rebuiltRows = await checkRebuild(db, registry, violate);
  const [violated, acknowledged] = [violations.length, ledger.length];
  stage.recorder.end({ endedAt, violations: violated, events: events.length, commands: acknowledged });
  const tens = Math.max(1, needs.hours * 6);
  return {
    pack: needs.pack.id,
    seed: needs.seed,
    hours: needs.hours,
    speed: needs.clock.speed ?? 1,
    decided: digestOf(needs.scenario),
    counts: Object.fromEntries(stage.counts),
    events: events.length,
    commands: ledger.length,
    commandsByPeople: byPeople,
    rowsCompared,
    past,
    rebuiltRows,
    concealed: stage.world.secrets.list().length,
    responses: responseTimes(events, endedAt),
    breaches: told.breaches,
    escalations: told.escalations,
    promises: Object.fromEntries(promises),
    toldPerSeat: Object.fromEntries([...told.bySeat].map(([seat, count]) => [seat, count / tens])),
    alarmsPerSeat: loadOf(rates, tens),
    commandMs: ledger.map(({ tookMs }) => tookMs),
    feedMs: stage.feedMs,
    promiseMs: told.lateMs,
    violations,
  };
}

const MOST_SAID = 20;

/** The first ones are said when they are found: an hour on, nobody remembers what it was. */
function judge(tell: ExerciseNeeds['tell']): Judged {
  const violations: Violation[] = [];
  const violate: Violate = (what, detail) => {
    violations.push({ what, detail });
    if (violations.length <= MOST_SAID) tell(`violation: ${what}: ${detail.slice(0, 400)}`);
  };
  return { violations, violate };
}

/** By seat: alarms in ten minutes on average, and the most in any ten minutes. */
function loadOf(rates: readonly RowOf<typeof AlarmRates>[], tens: number): Report['alarmsPerSeat'] {
  const bySeat = Map.groupBy(rates, ({ seatId }) => seatId);
  return Object.fromEntries(
    [...bySeat].map(([seat, own]) => {
      const counts = own.map(({ a, b }) => a + b);
      return [seat, { mean: counts.reduce((sum, count) => sum + count, 0) / tens, most: Math.max(...counts) }];
    }),
  );
}

interface Stage {
  readonly world: World;
  readonly outside: Outside;
  readonly recorder: Recorder;
  readonly counts: ReadonlyMap<string, number>;
  readonly feedMs: readonly number[];
}

interface Judged {
  readonly violate: Violate;
  readonly violations: readonly Violation[];
}

async function setUp(needs: ExerciseNeeds, violate: Violate): Promise<Stage> {
  const { url, clock, pack, scenario } = needs;
  const agenda = makeAgenda(clock, (error) => violate('the exercise failed', String(error)));
  const counts = new Map<string, number>();
  const feed = makeFeedWatch();
  const outside: Outside = {
    ...{ url, agenda, violate, inFlight: { count: 0 }, onAcknowledged: feed.acknowledged },
    ledger: makeLedger(needs.ledgerFile),
  };
  const watch = makeWatch(violate);
  const players = await gather(outside, pack.demo.accounts, (person) => ({
    url,
    onFrame: (frame) => {
      watch.hear(person.id, person.account, frame);
      feed.heard(frame);
    },
  }));
  const incidents = scenario.calls.filter(({ becomes }) => becomes.kind !== 'advice');
  const world: World = {
    ...{ pack, scenario, agenda, players, violate, secrets: watch },
    names: await namesOf(players),
    ...{ crews: new Map(), unanswered: [], raised: new Set(), majors: new Map() },
    callOfContact: new Map(scenario.calls.map((call) => [call.contactId, call])),
    callOfIncident: new Map(incidents.map((call) => [call.incidentId, call])),
    count: (what) => counts.set(what, (counts.get(what) ?? 0) + 1),
  };
  await bookOn(world);
  needs.tell(
    `${players.length} people at their screens, ${world.crews.size} units on duty, ${scenario.calls.length} calls to come`,
  );
  return { world, outside, recorder: recorderOf(needs, world), counts, feedMs: feed.latencies };
}

async function namesOf(players: World['players']): Promise<World['names']> {
  const [names] = (await playerWith({ players }, 'dispatcher').person.read(PackForScreens)).rows;
  if (names === undefined) throw new Error('nobody can read what the force names');
  return names;
}

/** A minute of the exercise, or a second of those who take part, whichever is more. */
const RECORD_SECONDS = 60;
const LEAST_RECORD_SECONDS = 10;

function recorderOf({ pack, seed, hours, clock, recordingFile }: ExerciseNeeds, world: World): Recorder {
  const { speed = 1 } = clock;
  const about = { pack: pack.id, force: pack.name, seed, hours, speed, startsAt: clock.now() };
  const viewer = playerWith(world, 'control-room-supervisor').person;
  return makeRecorder(recordingFile, { kind: 'trefoil-exercise', version: 1, ...about }, viewer);
}

/** Until the end of the exercise, and what everybody's screen says then. */
async function play(
  needs: ExerciseNeeds,
  { world, outside, recorder }: Stage,
  { violate, violations }: Judged,
): Promise<{ readonly rowsCompared: number; readonly seen: PastCheck }> {
  const { agenda, scenario } = world;
  const { speed = 1 } = needs.clock;
  agenda.begin();
  reportPositions(world, needs.positionsEverySeconds);
  needs.besides?.(world);
  letCallsCome(world, playerWith(world, 'administrator'));
  playContactOfficers(world);
  openDesks(world);
  playSupervisors(world);
  playSecrets(world);
  letThingsHappen(world);
  takeTurns(world);
  playMajors(world);
  playReaders(world);
  playAnswersToAsks(world, playerWith(world, 'control-room-supervisor'));
  const record = (): Promise<void> => recorder.record(agenda.now());
  agenda.in(0, record);
  agenda.every(Math.min(RECORD_SECONDS, Math.max(LEAST_RECORD_SECONDS, speed)), record);
  const seen = makePastCheck(world, needs.seed);
  for (const at of seen.minutesOf(scenario.lastsMs)) agenda.at(at, () => seen.record());
  const screens = makeScreenCheck(world, speed, violate);
  let compared = 0;
  agenda.every(needs.checkEveryMinutes * 60, async () => {
    compared += await screens.check();
    const minutes = Math.round(agenda.since() / 60_000);
    needs.tell(
      `${minutes} min: ${world.raised.size} incidents, ${compared} rows compared, ${violations.length} violations`,
    );
  });
  await wait(Math.max(0, (scenario.lastsMs - agenda.since()) / speed));
  agenda.end();
  for (const { screen } of world.players) screen.mend();
  while (outside.inFlight.count > 0) await wait(50);
  compared += await screens.check();
  const reads = await probeSecrets(world, violate);
  needs.tell(`the end: ${reads} reads by people who may not know what is concealed`);
  return { rowsCompared: compared, seen };
}

function openDesks(world: World): void {
  const dispatchers = playersWith(world, 'dispatcher');
  for (const [index, player] of dispatchers.entries()) {
    const colleague = dispatchers[(index + 1) % dispatchers.length];
    new Desk(world, player, colleague === player || colleague === undefined ? null : colleague).open();
  }
  for (const role of ['control-room-supervisor', 'fim']) {
    for (const player of playersWith(world, role)) new Desk(world, player, null).open();
  }
}

/**
 * A timer that came late to a repeat puts the promise behind others that fell due meanwhile: it moves `next_at` alone, without an
 * event, and a rebuild moves it back. Whether anything is to come at all is told by the log.
 */
function loggedOf(row: string): string {
  return row.replace(/"next_at": \d+/, '"next_at": "set"');
}

/** What stands in the tables must be what the log alone says. Answers how many rows were compared. */
async function checkRebuild(db: Db, registry: Registry, violate: Violate): Promise<number> {
  const before = await tableContents(db, registry);
  await rebuild(db, registry);
  const after = await tableContents(db, registry);
  let rows = 0;
  for (const [table, held] of Object.entries(before)) {
    const again = after[table] ?? [];
    rows += held.length;
    const [was, is] = [new Set(held.map(loggedOf)), new Set(again.map(loggedOf))];
    for (const row of was) if (!is.has(row)) violate('a rebuild differs', `${table}: ${row} is not made again`);
    for (const row of is) if (!was.has(row)) violate('a rebuild differs', `${table}: ${row} is made anew`);
    if (held.length !== again.length)
      violate('a rebuild differs', `${table}: ${held.length} rows, then ${again.length}`);
  }
  return rows;
}
