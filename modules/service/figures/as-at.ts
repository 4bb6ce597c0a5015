import type { RawBuilder } from 'kysely';
import { type Db, sql } from '../../../kernel/index.ts';
import { levelAggregate } from '../levels/level.ts';
import { reasonsOf } from '../levels/projections.ts';
import { noticeAggregate } from '../notices/notice.ts';
import { rowOf as noticeRowOf } from '../notices/projections.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import { rowOf } from '../service-incidents/projections.ts';
import { statesThen } from './states-then.ts';

/** Of what figures are counted: rows of IT incidents (`service_incident`), and of reasons of missed targets. */
export interface Counted {
  readonly incidents: RawBuilder<unknown>;
  readonly reasons: RawBuilder<unknown>;
}

export const asTheyStand: Counted = {
  incidents: sql`service.service_incident`,
  reasons: sql`service.breach_reason`,
};

/**
 * As they stood at an instant: what has moved since is folded anew from the log, up to then; of what has not, the row is what it was.
 * So a record that is reopened, weighed anew or handed over later changes nothing of what was counted for a time before.
 */
export async function asTheyStood(db: Db, instant: number): Promise<Counted> {
  const [moved, explained] = [await movedSince(db, instant), await explainedSince(db, instant)];
  const incidents = await incidentsThen(db, moved, instant);
  const reasons = await reasonsThen(db, explained, instant);
  return {
    incidents: sql`(
      SELECT * FROM service.service_incident WHERE raised_at < ${instant} AND id <> ALL (${moved}::text[])
      UNION ALL
      SELECT * FROM jsonb_populate_recordset(NULL::service.service_incident, ${JSON.stringify(incidents)}::jsonb)
    ) AS service_incident`,
    reasons: sql`(
      SELECT * FROM service.breach_reason WHERE service_incident_id <> ALL (${explained}::text[])
      UNION ALL
      SELECT * FROM jsonb_populate_recordset(NULL::service.breach_reason, ${JSON.stringify(reasons)}::jsonb)
    )`,
  };
}

/** A target that is missed moves no time of its record: whatever is still open is looked at, too. */
async function movedSince(db: Db, instant: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM service.service_incident
     WHERE raised_at < ${instant}
       AND (changed_at >= ${instant} OR closed_at >= ${instant} OR situation IN ('open', 'paused'))`.execute(db);
  return rows.map(({ id }) => id);
}

async function explainedSince(db: Db, instant: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT service_incident_id AS id FROM service.breach_reason WHERE at >= ${instant}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Nothing that somebody said is counted: it stays out. */
async function incidentsThen(db: Db, ids: readonly string[], instant: number): Promise<readonly object[]> {
  const states = await statesThen(db, serviceIncidentAggregate, { ids, instant });
  return states.flatMap(([id, state]) => {
    if (state.situation === 'none') return [];
    return [rowOf(id, { ...state, incident: { ...state.incident, said: null } })];
  });
}

async function reasonsThen(db: Db, ids: readonly string[], instant: number): Promise<readonly object[]> {
  const states = await statesThen(db, levelAggregate, { ids, instant });
  return states.flatMap(([id, state]) => reasonsOf(id, state));
}

/** Notices (`service.notice`) as they stood at an instant. */
export async function noticesThen(db: Db, instant: number): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM service.notice WHERE changed_at >= ${instant}`.execute(db);
  const states = await statesThen(db, noticeAggregate, { ids: rows.map(({ id }) => id), instant });
  const notices = states.flatMap(([id, state]) => (state.situation === 'none' ? [] : [noticeRowOf(id, state)]));
  return sql`(
    SELECT * FROM service.notice WHERE changed_at < ${instant}
    UNION ALL
    SELECT * FROM jsonb_populate_recordset(NULL::service.notice, ${JSON.stringify(notices)}::jsonb)
  )`;
}
