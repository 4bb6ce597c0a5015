import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { type Clock, type Db, lanesOf, listLetters, openDatabase, sql } from '../../kernel/index.ts';
import { makeSealing, type Sealing } from '../../modules/audit/index.ts';
import type { CallerIntake, TakeAnswer, TakeMessage } from '../../modules/exchange/index.ts';
import { type PackOfStart, packOfStart } from '../../modules/force/index.ts';
import type { Site } from '../../modules/identity/index.ts';
import { openCallers } from './callers.ts';
import { isDatabaseAway } from './database-away.ts';
import { type DiskWatch, watchDisk } from './disk.ts';
import { makeGate } from './http/gate.ts';
import { buildPrivatePort } from './http/private-port.ts';
import type { RouteTable } from './http/route-table.ts';
import { addRoutes } from './http/routes.ts';
import { buildServer, openApiOf } from './http/server.ts';
import { makeStreams, type Streams } from './http/streams.ts';
import { openMessages } from './messages.ts';
import { type Metrics, makeMetrics } from './metrics.ts';
import { type Modules, type Needs, wireModules } from './modules.ts';
import { openPartnerLine } from './partners.ts';
import { openPastDesk, type PastDesk } from './past/past-desk.ts';
import { makePresence, type Presence } from './presence.ts';
import { bringUp, type Running } from './running.ts';
import { packFolder, type Settings } from './settings.ts';
import { type Lease, unleased } from './site/leased.ts';
import { makeSubjects, type Subjects } from './subjects.ts';
import { makeWaitingRoom, type WaitingRoom, within } from './waiting-room.ts';

export interface ApplicationNeeds {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly root: string;
  readonly clock: Clock;
  readonly journal: Logger;
  /** The right to write, where there are two sites; left out: there is one. */
  readonly lease?: Lease;
  /** Told each step of the start. */
  readonly tell: (step: string) => void;
}

/** What the routes stand on. */
export interface Parts {
  readonly needs: ApplicationNeeds & { readonly lease: Lease };
  readonly db: Db;
  /** Why the pack of the folder is not gone by; null: it is. */
  readonly packRefused: string | null;
  readonly modules: Modules;
  readonly subjects: Subjects;
  readonly presence: Presence;
  readonly metrics: Metrics;
  readonly streams: Streams;
  readonly sealing: Sealing;
  /** The screens as they stood. */
  readonly past: PastDesk;
  /** Takes in where callers are. */
  readonly callers: CallerIntake;
  /** Takes in what other systems send. */
  readonly takeMessage: TakeMessage;
  /** Takes in what other forces answer. */
  readonly takeAnswer: TakeAnswer;
  /** The places are read in about a second; until then they cannot be searched. */
  readonly gazetteerReady: () => boolean;
  readonly waitingRoom: WaitingRoom;
  readonly disk: DiskWatch;
  readonly site: () => Site;
  /** A read answers within three seconds or not at all. */
  readonly within: <T>(work: Promise<T>) => Promise<T>;
  /** A report may wait for those before it, half a minute in all. */
  readonly patiently: <T>(work: Promise<T>) => Promise<T>;
  /** Null until everything has been brought up. */
  readonly running: () => Running | null;
}

export interface Application {
  readonly app: FastifyInstance;
  readonly privateApp: FastifyInstance;
  readonly table: RouteTable;
  readonly modules: Modules;
  /** Opens both ports; until `bringUp` is through the API answers "starting". */
  listen(): Promise<string>;
  bringUp(): Promise<void>;
  close(): Promise<void>;
}

const DEADLINE_MS = 3000;
const REPORT_MS = 30_000;
/** Soon after its reader has been sent away an overdue query loses its socket; it is never cancelled (kernel/db). */
const PATIENCE_MS = 5000;
const waitingRules = { most: 1000, longestMs: 30_000, attemptMs: DEADLINE_MS, pauseMs: 100 };

/** The whole server in one process, not yet listening: what main.ts runs and tests call. */
export async function makeApplication(needs: ApplicationNeeds): Promise<Application> {
  const { settings, journal } = needs;
  const state: { running: Running | null; step: string } = { running: null, step: 'the database' };
  const report = (what: string, error: unknown): void => journal.error({ err: error }, what);
  const db = openDatabase({ url: needs.databaseUrl, report, patienceMs: PATIENCE_MS });
  const start = await packOfStart(db, packFolder(settings));
  const parts = makeParts({ ...needs, db, report, start }, () => state.running);
  const { app, table } = await buildServer({
    journal,
    metrics: parts.metrics,
    demo: settings.demo,
    tls: readTls(settings),
    https: settings.tls !== null || settings.origin?.startsWith('https:') === true,
    isUnavailable: isDatabaseAway,
    starting: () => (state.running === null ? state.step : null),
  });
  await addRoutes(app, table, {
    ...parts,
    gate: makeGate(parts.subjects, parts.modules.context.authorise, parts.presence),
  });
  watchAll(parts);
  const privateApp = buildPrivatePort(
    parts.metrics,
    () => openApiOf(app),
    () => state.running !== null,
  );
  return {
    app,
    privateApp,
    table,
    modules: parts.modules,
    listen: async () => {
      await privateApp.listen({ port: settings.port === 0 ? 0 : settings.port + 1, host: '127.0.0.1' });
      await app.listen({ port: settings.port, host: settings.host });
      return urlOf(settings, app);
    },
    bringUp: async () => {
      const tell = (step: string): void => {
        state.step = step;
        needs.tell(step);
      };
      await bringUp(parts, tell, (running) => {
        state.running = running;
      });
    },
    close: async () => {
      parts.streams.stop();
      parts.disk.stop();
      await state.running?.close();
      await Promise.all([app.close(), privateApp.close()]);
      await parts.past.close();
      await parts.modules.roads.close();
      await parts.db.destroy();
    },
  };
}

function watchAll(parts: Parts): void {
  const { metrics, streams, waitingRoom, presence, running } = parts;
  const feed = () => running()?.feed;
  metrics.watch('trefoil_feed_listeners', 'Live connections', streams.count);
  metrics.watch('trefoil_feed_topics', 'Topics that live connections follow', () => feed()?.stats().topics ?? 0);
  metrics.watch('trefoil_log_position', 'Position up to which the feed has told', () => feed()?.position() ?? 0);
  metrics.watch('trefoil_commands_waiting', 'Commands that wait for the database', waitingRoom.waiting);
  metrics.watch('trefoil_people_connected', 'People with a live connection', presence.count);
  metrics.watch('trefoil_timer_seconds_since_look', 'Since the deadline timer last looked', () => {
    const timer = running()?.timer;
    return timer === undefined ? 0 : timer.sinceLookMs() / 1000;
  });
  watchWhatIsLeftBehind(parts);
}

/** What nobody sees unless somebody counts it: reactions that hang or gave up, and datagrams that were no report. */
function watchWhatIsLeftBehind({ metrics, running, db, within, sealing, callers }: Parts): void {
  metrics.watch('trefoil_sealed_position', 'Log position up to which everything is sealed', () =>
    within(sealing.sealedPosition()),
  );
  metrics.watch('trefoil_seal_witnesses_silent', 'Witnesses that could not be told', sealing.silentWitnesses);
  metrics.watch('trefoil_reaction_lag', 'Positions that the slowest reaction is behind', async () => {
    const lag = await running()?.reactions.lag();
    return Math.max(0, ...(lag?.values() ?? []));
  });
  const letters = async (isGivenUp: boolean): Promise<number> =>
    (await within(listLetters(db))).filter(({ next_at }) => (next_at === null) === isGivenUp).length;
  metrics.watch('trefoil_dead_letters', 'Events that a reaction gave up', () => letters(true));
  metrics.watch('trefoil_set_aside', 'Events that a reaction will try again', () => letters(false));
  metrics.watch(
    'trefoil_caller_fixes_received',
    'Messages with the place of a caller',
    () => callers.counts().received,
  );
  metrics.watch('trefoil_caller_fixes_joined', 'Of them joined to a call at once', () => callers.counts().joined);
  metrics.watch('trefoil_caller_fixes_waited', 'Of them come before their call', () => callers.counts().waited);
  metrics.watch('trefoil_caller_fixes_rejected', 'Not understood, or without a call', () => callers.counts().rejected);
  metrics.watch('trefoil_mail_silent_seconds', 'Since the mailbox of the service desk was last read', () =>
    Math.round((running()?.mail?.mailbox?.silentMs() ?? 0) / 1000),
  );
  const radio = () => running()?.radio.counts();
  metrics.watch('trefoil_radio_received', 'Datagrams of the radio gateway', () => radio()?.received ?? 0);
  metrics.watch('trefoil_radio_rejected', 'Datagrams that were no report, or of no unit', () => radio()?.rejected ?? 0);
  metrics.watch('trefoil_radio_dropped', 'Datagrams dropped in a flood', () => radio()?.dropped ?? 0);
  metrics.watch('trefoil_radio_emergencies', 'Emergencies that radios sent', () => radio()?.emergencies ?? 0);
}

/** Whoever is told follows the link of the mail to the very server. */
function senderOf({ mail, origin, port }: Settings): { readonly address: string; readonly origin: string } | null {
  if (mail === null || mail.send === null) return null;
  return { address: mail.address, origin: origin ?? `http://localhost:${port}` };
}

interface Found {
  readonly db: Db;
  readonly report: (what: string, error: unknown) => void;
  readonly start: PackOfStart;
}

function makeParts(needs: ApplicationNeeds & Found, running: () => Running | null): Parts {
  const { settings, clock, db, report, start } = needs;
  const presence = makePresence(clock);
  const wiring: Needs = {
    db,
    clock,
    demo: settings.demo,
    crimeRecords: settings.crimeRecords,
    radioSystem: settings.radioSystem,
    partnerServices: settings.partnerServices,
    mailSender: senderOf(settings),
    packDir: packFolder(settings),
    pack: start.pack,
    dataDir: settings.dataDir,
    connected: presence.isPresent,
    report,
  };
  const modules = wireModules(wiring);
  const disk = watchDisk({ folder: embeddedIn(settings.dataDir), report });
  const subjects = makeSubjects({
    findSession: modules.identity.findSession,
    sittingOf: (accountId) => modules.force.sittingOf(lanesOf(db).reading, accountId),
  });
  return {
    needs: { ...needs, lease: needs.lease ?? unleased },
    packRefused: start.refused,
    db,
    modules,
    subjects,
    presence,
    running,
    metrics: makeMetrics(),
    callers: openCallers({ db, clock, context: modules.context, amlKey: settings.amlKey }),
    takeMessage: openMessages({ db, clock, context: modules.context, force: modules.force }),
    takeAnswer: openPartnerLine({ db, clock, context: modules.context }),
    sealing: makeSealing({ db, clock, key: modules.sealKey, witnesses: settings.witnesses }),
    past: openPastDesk({
      ...{ live: db, url: needs.databaseUrl, modules, report },
      wire: (then, at) =>
        wireModules({ ...wiring, db: then, clock: at, dataDir: null, connected: () => true, shared: modules }),
    }),
    streams: streamsOf(modules, subjects, presence, { running, report, disk }),
    waitingRoom: makeWaitingRoom({
      ...waitingRules,
      isUnavailable: isDatabaseAway,
      ping: () => sql`SELECT 1`.execute(db),
    }),
    disk,
    gazetteerReady: readinessOf(modules, report),
    site: siteOf(settings, modules),
    within: (work) => within(DEADLINE_MS, work),
    patiently: (work) => within(REPORT_MS, work),
  };
}

/** Where the database lies, if it is one of this machine's own. */
function embeddedIn(dataDir: string): string | null {
  const folder = join(dataDir, 'postgres', 'data');
  return existsSync(folder) ? folder : null;
}

/** The control room takes calls before the places are in memory: a place typed by hand is accepted. */
function readinessOf({ gazetteer }: Modules, report: (what: string, error: unknown) => void): () => boolean {
  let ready = false;
  gazetteer.ready.then(
    () => {
      ready = true;
    },
    (error: unknown) => report('the gazetteer could not be read', error),
  );
  return () => ready;
}

interface Behind {
  readonly disk: DiskWatch;
  readonly running: () => Running | null;
  readonly report: (what: string, error: unknown) => void;
}

function streamsOf(modules: Modules, subjects: Subjects, presence: Presence, behind: Behind): Streams {
  const { context, identity } = modules;
  return makeStreams({
    feed: () => {
      const now = behind.running();
      if (now === null) throw new Error('the feed has not started');
      return now.feed;
    },
    subjects,
    presence,
    listEnded: identity.listEnded,
    notice: () => (behind.disk.isFull() ? 'disk-full' : null),
    now: () => context.clock.now(),
    maySeePositions: (subject) => context.authorise(subject, 'unit.read').allow,
    consulted: async (subject, view, of) => {
      const declaration = context.registry.views.get(view)?.declaration;
      if (declaration?.personal !== true || !context.authorise(subject, declaration.permission).allow) return;
      await identity.logAccess({ verb: 'consultation', subject, object: view, rows: 0, of });
    },
    report: behind.report,
  });
}

/** Passkeys are bound to a domain: the one of TREFOIL_ORIGIN, else localhost. */
function siteOf(settings: Settings, modules: Modules): () => Site {
  return () => {
    const origin = settings.origin ?? `${settings.tls === null ? 'http' : 'https'}://localhost:${settings.port}`;
    return { rpId: new URL(origin).hostname, name: modules.force.pack().name, origins: [origin] };
  };
}

function readTls(settings: Settings): { cert: Buffer; key: Buffer } | null {
  if (settings.tls === null) return null;
  return { cert: readFileSync(settings.tls.certFile), key: readFileSync(settings.tls.keyFile) };
}

function urlOf(settings: Settings, app: FastifyInstance): string {
  if (settings.origin !== null) return settings.origin;
  const [address] = app.addresses();
  const port = typeof address === 'object' ? address.port : settings.port;
  return `${settings.tls === null ? 'http' : 'https'}://localhost:${port}`;
}
