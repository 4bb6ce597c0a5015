import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Guarded, handle, readView, sql, ViewRefused } from '../../../kernel/index.ts';
import { recordSamples } from '../../../modules/estate/index.ts';
import { httpRecorder, inventedRecorder } from '../../../modules/exchange/index.ts';
import { findMapFolder } from '../../../modules/gazetteer/index.ts';
import { AlarmRates, Alarms, Contacts, Messages } from '../../../modules/operations/contract.ts';
import { findLastContactAt, recordPositions } from '../../../modules/operations/index.ts';
import type { Parts } from '../application.ts';
import { listDemoAccounts } from '../demo/accounts.ts';
import { makeDisclosing } from '../disclosures.ts';
import { modeOf } from '../mode.ts';
import { lookAtComponents } from '../own-estate.ts';
import { PAST } from '../past/sight.ts';
import { makePositionClocks } from '../position-clocks.ts';
import { packFolder } from '../settings.ts';
import { callerRoutes } from './callers.ts';
import { commandRoutes } from './commands.ts';
import { type DemoDoor, demoRoutes } from './demo.ts';
import { type DisclosureDoor, disclosureRoutes } from './disclosures.ts';
import { enrolmentRoutes } from './enrolment.ts';
import { type ExerciseDoor, exerciseRoutes } from './exercise.ts';
import type { Gate } from './gate.ts';
import { healthRoutes } from './health.ts';
import { liveRoutes } from './live.ts';
import { lookRoutes } from './looks.ts';
import { messageRoutes } from './messages.ts';
import { ownEstateRoutes } from './own-estate.ts';
import { type PastDoor, pastRoutes } from './past.ts';
import { type PlaceDoor, placeRoutes } from './places.ts';
import { positionClockRoutes } from './position-clocks.ts';
import { positionRoutes } from './positions.ts';
import { preferenceRoutes } from './preferences.ts';
import { unavailable } from './problem.ts';
import { recordRoutes } from './record-routes.ts';
import { type RecordingDoor, recordingRoutes } from './recordings.ts';
import type { RouteTable } from './route-table.ts';
import { sampleRoutes } from './samples.ts';
import { screenRoutes } from './screens.ts';
import { securityTxtRoute } from './security-txt.ts';
import { sessionRoutes } from './session.ts';
import { type ViewDoor, viewRoutes } from './views.ts';

export interface Doors extends Parts {
  readonly gate: Gate;
}

const SLOW_MS = 4_000;

/** Every route of the public port. */
export async function addRoutes(app: FastifyInstance, table: RouteTable, doors: Doors): Promise<void> {
  const { modules, gate, metrics, waitingRoom, streams, running, within, db, needs, disk } = doors;
  const { context } = modules;
  addHealth(app, doors);
  addSessions(app, doors);
  commandRoutes(app, {
    declarations: [...context.registry.handlers.values()].map((handler) => handler.declaration),
    subjectOf: async (request) => (await gate.enter(request)).subject,
    handle: async (call) => needs.lease.whileHeld(await handle(context, call)),
    waiting: waitingRoom.run,
    counted: metrics.command,
    disk,
  });
  viewRoutes(app, viewDoor(doors));
  placeRoutes(app, placeDoor(doors));
  addSignsOfLife(app, doors);
  await callerRoutes(app, {
    permit: (request, permission) => within(gate.permit(request, permission)),
    // As a command does it waits for a database that restarts: where a caller is is not sent twice by every phone.
    take: (message, source, gone) => waitingRoom.run(() => doors.callers.take(message, source), gone),
  });
  await messageRoutes(app, {
    permit: (request, permission) => within(gate.permit(request, permission)),
    take: (bytes, source, gone) => waitingRoom.run(() => doors.takeMessage(bytes, source), gone),
    answer: (bytes, source, gone) => waitingRoom.run(() => doors.takeAnswer(bytes, source), gone),
  });
  await recordRoutes(app, doors);
  disclosureRoutes(app, disclosureDoor(doors));
  pastRoutes(app, pastDoor(doors));
  recordingRoutes(app, recordingDoor(doors));
  lookRoutes(app, {
    enter: (request) => within(gate.permit(request, 'incident.read')),
    list: (subject) => {
      const maySee = (guard: Guarded) => context.authorise(subject, 'incident.read', guard).allow;
      return within(modules.operations.listLooks(db, subject.id, maySee));
    },
    record: (accountId, look) => within(modules.operations.recordLook(db, accountId, look)),
    enterReader: (request) => within(gate.permit(request, Messages.permission)),
    recordReading: (...read) => within(modules.operations.recordReading(db, ...read)),
    clock: needs.clock,
  });
  preferenceRoutes(app, {
    enter: (request) => within(gate.permit(request, 'account.own')),
    find: (accountId, screen) => within(modules.identity.findPreferences(accountId, screen)),
    keep: (accountId, screen, kept) => within(modules.identity.keepPreferences(accountId, screen, kept)),
  });
  addOwnState(app, doors);
  if (modeOf(needs.settings) === 'demo') demoRoutes(app, demoDoor(doors));
  if (modeOf(needs.settings) !== 'live') exerciseRoutes(app, exerciseDoor(doors));
  liveRoutes(app, { gate, streams, position: () => running()?.feed.position() ?? 0, onShed: metrics.shed });
  const { securityContact } = needs.settings;
  securityTxtRoute(app, { contact: securityContact, origin: () => doors.site().origins[0] ?? '' });
  await addScreens(app, table, doors);
}

/** How the system itself stands: its positions' clocks, its parts, its sites. */
function addOwnState(app: FastifyInstance, doors: Doors): void {
  const { gate, within, needs } = doors;
  positionClockRoutes(app, {
    enter: (request) => within(gate.permit(request, Alarms.permission)),
    oversee: (request) => within(gate.permit(request, AlarmRates.permission)),
    clocks: makePositionClocks(needs.clock),
  });
  ownEstateRoutes(app, {
    oversee: (request) => within(gate.permit(request, AlarmRates.permission)),
    look: () => lookAtComponents(doors),
    site: needs.lease.site,
  });
}

/** Where units are and how things are: bulk, and no command. */
function addSignsOfLife(app: FastifyInstance, { gate, within, db, needs, modules: { context } }: Doors): void {
  positionRoutes(app, {
    permit: (request, permission) => within(gate.permit(request, permission)),
    record: async (positions, subject) => {
      // Who may not report for a unit that is nobody's reports for their own alone.
      const any = context.authorise(subject, 'position.report', { restriction: 'none', allowed: [], owners: [] });
      const reporter = { ownOf: any.allow ? null : subject.id };
      const { recorded, unknown } = await within(recordPositions(db, needs.clock, positions, reporter));
      return { recorded, unknown };
    },
  });
  sampleRoutes(app, {
    permit: (request, permission) => within(gate.permit(request, permission)),
    record: (samples) => within(recordSamples(db, needs.clock, samples)),
  });
}

function addHealth(app: FastifyInstance, { db, running, within, disk, waitingRoom }: Doors): void {
  healthRoutes(app, {
    start: async () => (running() === null ? 'not finished' : null),
    database: async () => {
      await within(sql`SELECT 1`.execute(db));
      return null;
    },
    // A timer that has not looked for ten seconds would let promises pass in silence.
    timer: async () => {
      const timer = running()?.timer;
      return timer !== undefined && timer.sinceLookMs() > 10_000 ? 'has not looked for 10 s' : null;
    },
    disk: async () => (disk.isFull() ? 'no room to write' : null),
    // The database may answer reads while its disk has stopped taking what is written.
    commands: async () => (waitingRoom.oldestMs() > SLOW_MS ? 'not carried out for 4 s' : null),
  });
}

function addSessions(app: FastifyInstance, doors: Doors): void {
  const { modules, gate, needs, subjects, presence, streams, metrics, within, site } = doors;
  const { context, identity, force } = modules;
  sessionRoutes(app, {
    identity,
    gate,
    authorise: context.authorise,
    registry: context.registry,
    clock: needs.clock,
    mode: modeOf(needs.settings),
    site,
    packVersion: force.packVersion,
    force: () => force.pack().name,
    demoAccounts: () => listDemoAccounts(force.pack()),
    onSignIn: async (token) => {
      const signedIn = await subjects.find(token);
      if (signedIn !== null) presence.touch(signedIn.subject.id);
      return signedIn;
    },
    onSignOut: ({ session, subject }) => {
      presence.leave(subject.id);
      streams.endSession(session.sessionId);
    },
    counted: metrics.signIn,
    within,
  });
  enrolmentRoutes(app, {
    identity,
    site,
    permit: (request, permission) => within(gate.permit(request, permission)),
    issued: (subject, accountId) =>
      within(identity.logAccess({ verb: 'alteration', subject, object: 'identity.enrolmentCode', rows: [accountId] })),
  });
}

function viewDoor({ modules, gate, within, patiently }: Doors): ViewDoor {
  const { context, identity } = modules;
  return {
    declarations: [...context.registry.views.values()].map((source) => source.declaration),
    subjectOf: async (request) => (await gate.enter(request)).subject,
    read: async (subject, name, query) => {
      try {
        return await readView(context, subject, name, query);
      } catch (error) {
        if (error instanceof ViewRefused) return null;
        throw error;
      }
    },
    consulted: (subject, { view, of, keys, purpose }) =>
      identity.logAccess({ verb: 'consultation', subject, object: view, rows: keys, of, reason: purpose }),
    within,
    patiently,
  };
}

function disclosureDoor({ modules, gate, within, patiently, db, sealing }: Doors): DisclosureDoor {
  const bundle = makeDisclosing({ db, modules, key: modules.sealKey, seal: sealing.turn });
  return {
    permit: (request) => within(gate.permit(request, 'record.disclose')),
    bundle: (subject, disclosureId) => patiently(bundle(subject, disclosureId)),
  };
}

function pastDoor({ modules, gate, within, patiently, past, needs }: Doors): PastDoor {
  return {
    permit: (request) => within(gate.permit(request, PAST)),
    clock: needs.clock,
    moment: (look) => patiently(past.moment(look)),
    read: (look, view, query) => patiently(past.read(look, view, query)),
    keyOf: (view) => modules.context.registry.views.get(view)?.declaration.key ?? 'id',
    consulted: (subject, { view, of, keys, reason }) =>
      within(modules.identity.logAccess({ verb: 'consultation', subject, object: view, rows: keys, of, reason })),
  };
}

function recordingDoor({ modules, gate, within, db, needs }: Doors): RecordingDoor {
  const { context, identity } = modules;
  const { demo, recorder: address } = needs.settings;
  const connected = address === null ? null : httpRecorder(address);
  const recorder = connected ?? (demo ? inventedRecorder : null);
  return {
    permit: (request, permission) => within(gate.permit(request, permission)),
    lastContact: async (subject) => {
      const id = subject.seat === null ? null : await within(findLastContactAt(db, subject.seat.id));
      if (id === null) return null;
      // As the contact itself is guarded: of a record that they may not see they hear nothing.
      const query = { filters: { id }, limit: 1, after: null, of: null };
      const { rows } = await within(readView(context, subject, Contacts.name, query));
      if (rows.length === 0) return null;
      await within(identity.logAccess({ verb: 'consultation', subject, object: 'recording', rows: [id], of: null }));
      return id;
    },
    recall: async (contactId) => (await recorder?.recall(contactId)) ?? { kind: 'away', reason: 'none is connected' },
  };
}

function demoDoor({ modules, gate, running, within }: Doors): DemoDoor {
  return {
    permit: (request, permission) => within(gate.permit(request, permission)),
    ring: () => {
      const calls = running()?.demo()?.calls;
      if (calls === undefined) throw unavailable('The demonstration is still being loaded.');
      return within(calls.ring());
    },
    calls: () =>
      modules.force.pack().demo.calls.map(({ callerNumber, channel, script }) => ({ callerNumber, channel, script })),
  };
}

function exerciseDoor({ gate, needs, within }: Doors): ExerciseDoor {
  const { dataDir } = needs.settings;
  return { enter: (request) => within(gate.enter(request)), folder: dataDir };
}

function placeDoor({ modules, gate, within, gazetteerReady }: Doors): PlaceDoor {
  const { gazetteer } = modules;
  const ready = (): void => {
    if (!gazetteerReady()) throw unavailable('The gazetteer is still being read.');
  };
  return {
    permit: (request, permission) => within(gate.permit(request, permission)),
    search: (query, options) => {
      ready();
      return gazetteer.search(query, options);
    },
    nearest: (lon, lat) => {
      ready();
      return gazetteer.nearest(lon, lat);
    },
    groundOf: (lon, lat) => {
      const { areaId = null, beatId = null, ward = null } = modules.force.areaOf(lon, lat) ?? {};
      const force = modules.force.forceOf(lon, lat);
      return { areaId, beatId, ward, force: force && { ...force, own: force.own || areaId !== null } };
    },
    table: async ({ from, to, profile, by }) => {
      const { roads } = modules;
      return { estimated: roads.estimated, rows: await within(roads.table(from, to, { profile, by })) };
    },
  };
}

async function addScreens(app: FastifyInstance, table: RouteTable, { needs }: Doors): Promise<void> {
  const { dataDir } = needs.settings;
  const dist = (name: string): string => join(needs.root, 'apps', name, 'dist');
  const findMap = (file: string): string | null =>
    findMapFolder({ packDir: packFolder(needs.settings), dataDir }, file);
  const screens = { controlRoom: dist('control-room'), field: dist('field'), serviceDesk: dist('service-desk') };
  await screenRoutes(app, { ...screens, findMap }, table);
}
