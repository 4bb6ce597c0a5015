import type { RawBuilder } from 'kysely';
import { type Clock, type Db, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { calendarOf, type Pack } from '../../force/index.ts';
import type { Pause } from '../levels/clock.ts';
import { monthOf } from '../levels/month.ts';
import { asTheyStand, asTheyStood, noticesThen } from './as-at.ts';
import { type Delivery, measured } from './commitments.ts';
import { Commitments } from './views.ts';

export interface CommitmentNeeds {
  readonly pack: () => Pack;
  readonly clock: Pick<Clock, 'now'>;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** What takes a service away: rows of IT incidents and of notices. */
interface Sources {
  readonly incidents: RawBuilder<unknown>;
  readonly notices: RawBuilder<unknown>;
}

/** Of a month that is over, as they stood at its end: what becomes of them later changes nothing of it. */
async function sourcesOf(db: Db, { until }: Span, now: number): Promise<Sources> {
  if (until > now) return { ...asTheyStand, notices: sql`service.notice` };
  return { incidents: (await asTheyStood(db, until)).incidents, notices: await noticesThen(db, until) };
}

/** A service is away while a P1 on it is not resolved, or while people are told of an outage of it. */
async function outagesOf(
  db: Db,
  serviceId: string | null,
  { from, until, incidents, notices }: Span & Sources,
): Promise<readonly Pause[]> {
  if (serviceId === null) return [];
  const { rows } = await sql<Pause>`
    SELECT raised_at AS "from", coalesce(resolved_at, closed_at) AS "to" FROM ${incidents}
     WHERE service_id = ${serviceId} AND priority = 1 AND raised_at < ${until}
       AND coalesce(resolved_at, closed_at, ${until}) > ${from}
    UNION ALL
    SELECT starts_at, CASE WHEN shown THEN until ELSE changed_at END FROM ${notices} AS notice
     WHERE kind = 'outage' AND ${serviceId} = ANY (service_ids) AND starts_at < ${until}
       AND (shown OR changed_at > ${from})`.execute(db);
  return rows;
}

async function deliveriesIn(db: Db, { from, until }: Span): Promise<readonly Delivery[]> {
  const { rows } = await sql<Delivery>`
    SELECT request.name AS item, request.submitted_at AS "askedAt", max(line.at) AS "deliveredAt"
      FROM service.request_line AS line JOIN service.request AS request ON request.id = line.request_id
     WHERE line.kind = 'delivered' AND line.at >= ${from} AND line.at < ${until}
     GROUP BY request.id`.execute(db);
  return rows;
}

/** SM-72: every commitment of every agreement, with what it came to in a month. */
export function commitmentsView({ pack, clock }: CommitmentNeeds): ViewSource {
  return {
    declaration: Commitments,
    list: async (db, { filters, after }) => {
      if (after !== null) return [];
      const month = monthOf(filters.month, clock.now(), pack().timezone);
      const span = { from: month.from, until: Math.min(month.until, Math.max(month.from, clock.now())) };
      const deliveries = await deliveriesIn(db, span);
      const sources = await sourcesOf(db, month, clock.now());
      const rows: RowOf<typeof Commitments>[] = [];
      for (const { id: agreementId, service: serviceId, calendar: hours, commitments } of pack().service.agreements) {
        const calendar = calendarOf(pack(), hours);
        if (calendar === null || commitments.length === 0) continue;
        const observed = {
          ...span,
          calendar,
          deliveries,
          outages: await outagesOf(db, serviceId, { ...span, ...sources }),
        };
        for (const [turn, one] of commitments.flatMap((each) => measured(each, observed)).entries()) {
          rows.push({ id: `${agreementId} ${turn}`, agreementId, serviceId, ...one });
        }
      }
      return rows.map((row) => ({ key: row.id, row, member: true }));
    },
  };
}
