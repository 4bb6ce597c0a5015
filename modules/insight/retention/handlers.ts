import { type AnyHandler, defineHandler, sql, streamOf } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import { incidentAggregate } from '../../operations/index.ts';
import type { FigureNeeds } from '../figures/queries.ts';
import { rowsOf } from '../figures/records.ts';
import { incidentGuard } from '../incident-guard.ts';
import { classed } from './classed.ts';
import { CountReviews, KeepLonger } from './commands.ts';
import { countReviews, keepLonger } from './decide.ts';
import { reviewAggregate } from './review.ts';
import { reviewsDueAggregate } from './reviews-due.ts';

/** A review is guarded as the incident is that it is about. */
function withIncident({ recordId, records }: { readonly recordId: string; readonly records: 'incident' | 'contact' }) {
  const incident = records === 'incident' ? streamOf(incidentAggregate, recordId) : null;
  return { review: streamOf(reviewAggregate, recordId), incident };
}

function ofDay({ records, from }: Pick<InputOf<typeof CountReviews>, 'records' | 'from'>) {
  return { due: streamOf(reviewsDueAggregate, `${records}-${from}`) };
}

export function retentionHandlers({ pack, clock }: FigureNeeds): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: KeepLonger,
      streams: withIncident,
      guard: incidentGuard,
      facts: async ({ input: { recordId, records } }, _states, { db }) => {
        const [found] = await rowsOf<{ class: string; due_at: number }>(
          db,
          sql`SELECT class, due_at FROM (${classed(pack().supervision.retention, clock.now())}) AS record
               WHERE id = ${recordId} AND records = ${records}`,
        );
        return found === undefined ? null : { class: found.class, dueAt: found.due_at };
      },
      decide: keepLonger,
    }),
    defineHandler({
      declaration: CountReviews,
      streams: ofDay,
      facts: async ({ input: { from, until } }) => ({ day: dayName(from === 0 ? until : from, pack().timezone) }),
      decide: countReviews,
    }),
  ];
}

function dayName(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}
