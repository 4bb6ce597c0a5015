import { sql } from 'kysely';
import { lanesOf } from '../db/pool.ts';
import { lastPosition } from '../log/read.ts';
import type { Db } from '../log/schema.ts';
import type { ModuleDefinition } from '../module.ts';
import { replay, usual } from '../projection/rebuild.ts';
import { everything, type Scope } from '../projection/scope.ts';
import type { Registry } from '../registry.ts';
import { copyPortion, dropScratch, makeScratch, openScratch } from './scratch.ts';
import { Standings } from './standings.ts';

export interface PastNeeds {
  /** The log that stands. It is read on the connections of reports only. */
  readonly live: Db;
  /** The owner's URL of the live database. */
  readonly url: string;
  readonly modules: readonly ModuleDefinition[];
  readonly registry: Registry;
  /** What the screens show that is not made of the log (positions); brought into the tables of the past for an instant. */
  readonly bring?: (past: Db, at: number) => Promise<void>;
  readonly report: (what: string, error: unknown) => void;
  /** So many positions lie between two kept standings at first. */
  readonly apart?: number;
  /** So many events are copied at once. */
  readonly portion?: number;
}

/** A moment of the log. Times are epoch milliseconds; null: there is none. */
export interface PastMoment {
  readonly at: number;
  /** The log as it stood then ends here. */
  readonly position: number;
  /** The nearest events before and after it. */
  readonly lastAt: number | null;
  readonly nextAt: number | null;
  /** The first event of all. */
  readonly firstAt: number | null;
}

/** It is on its way there: so far, of so many. */
export class PastNotReady extends Error {
  readonly done: number;
  readonly of: number;
  constructor(done: number, of: number) {
    super(`the past is being made: ${done} of ${of} events`);
    this.done = done;
    this.of = of;
  }
}

/** The tables as they stood at any moment of the log, in a database of their own (SPEC 10). */
export interface Past {
  /** Looks at the tables as they stood at an instant, one look at a time; throws PastNotReady while they are far from it. */
  readonly lookAt: <T>(at: number, look: (moment: PastMoment) => Promise<T>) => Promise<T>;
  /** Everything that was made goes, e.g. because a detail was erased by law; the next look makes it anew. */
  readonly forget: () => Promise<void>;
  /** So does what a process that died has left behind. */
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A clock may be set, and commands that were written together may cross by so much. */
const CROSSING_MS = 5_000;
/** Whoever looks waits so long, then asks again. */
const PATIENCE_MS = 2_000;
const APART = 2_000;
const PORTION = 2_000;

interface Made {
  readonly db: Db;
  readonly scope: Scope;
  readonly standings: Standings;
  /** What was ordered to be erased up to here was gone before the first detail was copied. */
  readonly begunAt: number;
  copied: number;
  position: number;
  /** The instant for which things beside the log were brought. */
  brought: number | null;
}

export function openPast(needs: PastNeeds): Past {
  const past = new Making(needs);
  return {
    lookAt: (at, look) => past.inTurn(() => past.look(at, look)),
    forget: () => past.inTurn(() => past.forget()),
    clear: () => past.inTurn(() => dropScratch(needs.url)),
    close: () => past.inTurn(() => past.forget()),
  };
}

class Making {
  private readonly needs: PastNeeds;
  private made: Made | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(needs: PastNeeds) {
    this.needs = needs;
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  async look<T>(at: number, look: (moment: PastMoment) => Promise<T>): Promise<T> {
    const until = performance.now() + PATIENCE_MS;
    const made = await this.make();
    await this.copy(made, until);
    const moment = await momentOf(made.db, at);
    await this.goTo(made, moment.position, until);
    if (made.brought !== at) await this.needs.bring?.(made.db, at);
    made.brought = at;
    return look(moment);
  }

  async forget(): Promise<void> {
    const { made } = this;
    if (made === null) return;
    this.made = null;
    await made.db.destroy();
    await dropScratch(this.needs.url);
  }

  private async make(): Promise<Made> {
    if (this.made !== null) return this.made;
    const { live, url, modules, registry, report, apart = APART } = this.needs;
    await makeScratch(url, modules);
    const begunAt = await lastPosition(lanesOf(live).batch);
    const db = openScratch(url, report);
    const scope = everything(registry);
    const standings = await Standings.of(db, scope.tables, apart);
    this.made = { db, scope, standings, begunAt, copied: 0, position: 0, brought: null };
    return this.made;
  }

  private async copy(made: Made, until: number): Promise<void> {
    const { live, portion = PORTION } = this.needs;
    const end = await lastPosition(lanesOf(live).batch);
    while (made.copied < end) {
      const { last, erasesAt } = await copyPortion(live, made.db, made.copied, portion);
      // What was erased since stands in the copies: all of it goes, and is made anew.
      if (erasesAt > made.begunAt) {
        await this.forget();
        throw new PastNotReady(0, end);
      }
      made.copied = last;
      if (made.copied < end && performance.now() > until) throw new PastNotReady(made.copied, end);
    }
  }

  private async goTo(made: Made, position: number, until: number): Promise<void> {
    const { standings } = made;
    const kept = standings.before(position);
    if (position < made.position || kept > made.position) await this.restore(made, kept);
    while (made.position < position) {
      const boundary = await commandEnd(made.db, standings.nextAfter(made.position));
      await this.forward(made, Math.min(position, boundary), boundary <= position);
      if (made.position < position && performance.now() > until) throw new PastNotReady(made.position, position);
    }
  }

  private async restore(made: Made, position: number): Promise<void> {
    await made.db.transaction().execute(async (tx) => {
      await made.standings.restore(tx, position);
      await sql`UPDATE kernel.past_until SET position = ${position}`.execute(tx);
    });
    made.position = position;
    made.brought = null;
  }

  private async forward(made: Made, to: number, keeps: boolean): Promise<void> {
    await lanesOf(made.db).apart.transact(async (tx) => {
      await sql`UPDATE kernel.past_until SET position = ${to}`.execute(tx);
      await replay(tx, made.scope, usual, { after: made.position, until: to });
    });
    made.position = to;
    made.brought = null;
    if (keeps) await made.db.transaction().execute((tx) => made.standings.keep(tx, to));
  }
}

async function momentOf(db: Db, at: number): Promise<PastMoment> {
  const { rows } = await sql<Omit<PastMoment, 'at' | 'position'> & { position: number | null }>`
    WITH latest AS (SELECT max(recorded_at) AS at FROM kernel.event_copy WHERE recorded_at <= ${at}::bigint)
    SELECT (SELECT max(position) FROM kernel.event_copy, latest
             WHERE recorded_at BETWEEN latest.at - ${CROSSING_MS}::bigint AND latest.at) AS position,
           (SELECT max(recorded_at) FROM kernel.event_copy WHERE recorded_at < ${at}::bigint) AS "lastAt",
           (SELECT min(recorded_at) FROM kernel.event_copy WHERE recorded_at > ${at}::bigint) AS "nextAt",
           (SELECT min(recorded_at) FROM kernel.event_copy) AS "firstAt"`.execute(db);
  const { position = 0, lastAt = null, nextAt = null, firstAt = null } = rows[0] ?? {};
  const end = position === null || position === 0 ? 0 : await commandEnd(db, position);
  return { at, position: end, lastAt, nextAt, firstAt };
}

/** The last position of the command that wrote this one: nobody ever saw half of it. */
async function commandEnd(db: Db, position: number): Promise<number> {
  const { rows } = await sql<{ end: number | null }>`
    WITH here AS (SELECT position, command_id FROM kernel.event_copy WHERE position <= ${position} ORDER BY position DESC LIMIT 1)
    SELECT coalesce(
      (SELECT max(e.position) FROM kernel.event_copy AS e, here
        WHERE e.position >= here.position AND e.position < here.position + 10000 AND e.command_id = here.command_id), ${position}) AS end`.execute(
    db,
  );
  return Math.max(rows[0]?.end ?? position, position);
}
