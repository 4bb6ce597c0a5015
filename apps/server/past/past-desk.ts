import {
  type Clock,
  type Db,
  lanesOf,
  openDatabase,
  openPast,
  type Past,
  type PastMoment,
  pastUrlOf,
  readView,
  type Subject,
  sql,
  type ViewPage,
  type ViewQuery,
  ViewRefused,
} from '../../../kernel/index.ts';
import type { Role } from '../../../kernel/pure.ts';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { bringPositions, bringReadings, Trail } from '../../../modules/operations/index.ts';
import type { Modules } from '../modules.ts';
import { guardedSince, PAST, sightOfPast } from './sight.ts';

export interface PastDeskNeeds {
  readonly live: Db;
  readonly url: string;
  readonly modules: Modules;
  /** The same modules on another database and clock. */
  readonly wire: (db: Db, clock: Clock) => Modules;
  readonly report: (what: string, error: unknown) => void;
  readonly apart?: number;
}

/** Who looks, at which instant, and at whose seat. */
export interface PastLook {
  readonly looker: Subject;
  readonly at: number;
  /** Null: as the looker may see it. */
  readonly seat: string | null;
}

interface SeatThen {
  readonly id: string;
  readonly name: string;
  /** Null: nobody sat there. */
  readonly holder: string | null;
}

export interface MomentShown extends PastMoment {
  readonly seats: readonly SeatThen[];
  /** Whose screens are shown. */
  readonly subject: Subject;
  /** Of what they may read; nothing can be done in the past. */
  readonly permissions: readonly string[];
}

export interface PastDesk {
  /** Null: nobody sat at the seat that was named. */
  readonly moment: (look: PastLook) => Promise<MomentShown | null>;
  /** Null: no view for them. */
  readonly read: (look: PastLook, view: string, query: ViewQuery) => Promise<ViewPage | null>;
  /** To be called once at the start: what a server that died has left of it goes. */
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Kept for so long after somebody has looked: it holds copies of personal details. */
const KEPT_MS = 30 * 60_000;
const SHOWN_TO: Role = 'control-room-supervisor';

/** The control room's views as they stood at any second, by the very queries that serve them live (N03). */
export function openPastDesk(needs: PastDeskNeeds): PastDesk {
  const { live, url, modules, report } = needs;
  const db = openDatabase({ url: pastUrlOf(url), connections: 3, report });
  const clock = { at: 0, now: () => clock.at };
  const then = needs.wire(db, clock);
  const past = openPast({
    ...{ live, url, report, modules: then.definitions, registry: then.context.registry },
    ...(needs.apart !== undefined && { apart: needs.apart }),
    bring: async (made, at) => {
      await bringPositions(live, made, at);
      await bringReadings(live, made, at);
      await bringPacks(live, made);
    },
  });
  const desk = { live, past, db, clock, modules, then };
  const leave = leaving(past, report);
  const stop = modules.context.onCommitted((types) => {
    if (types.includes('kernel.Redacted'))
      past.forget().catch((error) => report('the past could not be let go', error));
  });
  return {
    moment: (look) => leave.after(() => showMoment(desk, look)),
    read: (look, view, query) => leave.after(() => showView(desk, look, view, query)),
    clear: past.clear,
    close: async () => {
      leave.stop();
      stop();
      await db.destroy();
      // The database may be away by then: the next start clears.
      await past.close().catch((error) => report('the past could not be let go', error));
    },
  };
}

interface Desk {
  readonly live: Db;
  readonly past: Past;
  readonly db: Db;
  readonly clock: { at: number };
  readonly modules: Modules;
  readonly then: Modules;
}

async function showMoment(desk: Desk, look: PastLook): Promise<MomentShown | null> {
  return desk.past.lookAt(look.at, async (moment) => {
    await desk.then.force.takeUp(desk.db);
    const sitters = await desk.then.force.listSitters(desk.db);
    const seats = desk.then.force.pack().seats.map(({ id, name }) => {
      return { id, name, holder: sitters.find(({ seatId }) => seatId === id)?.name ?? null };
    });
    const subject = look.seat === null ? look.looker : await subjectThen(desk, look.seat);
    if (subject === null) return null;
    return { ...moment, seats, subject, permissions: readable(desk, look, subject) };
  });
}

/** Whoever sat at that seat, with the roles that they had. */
async function subjectThen({ then, db }: Desk, seatId: string): Promise<Subject | null> {
  const sitter = (await then.force.listSitters(db)).find((one) => one.seatId === seatId);
  if (sitter === undefined) return null;
  const { accountId: id, name } = sitter;
  const roles = await then.identity.rolesOf(db, id);
  const { seat, changes } = await then.force.sittingOf(db, id);
  return { kind: 'person', id, name, roles, seat, callsign: null, accessVersion: changes, sessionId: null };
}

/** Of what may be read, without what any command asks for as well: in the past nothing is offered to be done. */
function readable({ then: { context } }: Desk, { looker, seat }: PastLook, subject: Subject): readonly string[] {
  const acting = new Set([...context.registry.handlers.values()].map(({ declaration }) => declaration.permission));
  const views = [...context.registry.views.values()].map(({ declaration }) => declaration.permission);
  const shown = new Set(views.filter((permission) => isShown(context.registry.permissions, permission)));
  const may = (permission: string): boolean =>
    seat === null ? context.authorise(looker, PAST).allow : context.authorise(subject, permission).allow;
  return [...shown].filter((permission) => !acting.has(permission) && may(permission));
}

type Declared = Modules['context']['registry']['permissions'];

/** What the control room's supervisor reads is what the past shows; accounts, seals and the access log have doors of their own. */
function isShown(permissions: Declared, asked: string): boolean {
  return permissions.find(({ name }) => name === asked)?.roles.includes(SHOWN_TO) === true;
}

async function showView(desk: Desk, look: PastLook, view: string, query: ViewQuery): Promise<ViewPage | null> {
  const { live, past, db, clock, modules, then } = desk;
  const source = then.context.registry.views.get(view);
  const now = modules.context.registry.views.get(view);
  const incidents = modules.context.registry.views.get(OpenIncidents.name);
  if (source === undefined || now === undefined || incidents === undefined) return null;
  if (!isShown(then.context.registry.permissions, source.declaration.permission)) return null;
  return past.lookAt(look.at, async ({ position }) => {
    clock.at = look.at;
    await then.force.takeUp(db);
    const subject = look.seat === null ? null : await subjectThen(desk, look.seat);
    if (look.seat !== null && subject === null) return null;
    const authorise = sightOfPast(then.context.authorise, look.looker, subject, source.owned === true);
    // Of where a unit has been the live database alone keeps the trail.
    const from = view === Trail.name ? lanesOf(live).batch : db;
    try {
      const page = await readView({ ...then.context, db: from, authorise }, subject ?? look.looker, view, query);
      const guarding = { live, authorise: modules.context.authorise, looker: look.looker, source: now, incidents };
      return { ...(await guardedSince(guarding, page, query.of)), asOf: position };
    } catch (error) {
      if (error instanceof ViewRefused) return null;
      throw error;
    }
  });
}

/** The versions of the force pack that have been loaded since; what is in force of them the log says. */
async function bringPacks(live: Db, past: Db): Promise<void> {
  const { rows: held } = await sql<{ version: string }>`SELECT version FROM force.pack_version`.execute(past);
  const { rows } = await sql<{ row: string }>`
    SELECT to_jsonb(v)::text AS row FROM force.pack_version AS v
     WHERE NOT v.version = ANY (${held.map(({ version }) => version)}::text[])`.execute(lanesOf(live).batch);
  if (rows.length === 0) return;
  await sql`INSERT INTO force.pack_version SELECT * FROM jsonb_populate_recordset(
    NULL::force.pack_version, ${`[${rows.map(({ row }) => row).join(',')}]`}::jsonb)`.execute(past);
}

/** Lets all of it go when nobody has looked for a while. */
function leaving(past: Past, report: PastDeskNeeds['report']) {
  let timer: NodeJS.Timeout | undefined;
  return {
    stop: () => clearTimeout(timer),
    after: <T>(look: () => Promise<T>): Promise<T> => {
      clearTimeout(timer);
      timer = setTimeout(() => past.forget().catch((error) => report('the past could not be let go', error)), KEPT_MS);
      timer.unref();
      return look();
    },
  };
}
