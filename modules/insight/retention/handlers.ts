import { type AnyHandler, defineHandler, sql, streamOf } from '../../../kernel/index.ts';
import { incidentAggregate } from '../../operations/index.ts';
import type { FigureNeeds } from '../figures/queries.ts';
import { rowsOf } from '../figures/records.ts';
import { incidentGuard } from '../incident-guard.ts';
import { classed } from './classed.ts';
import { KeepLonger } from './commands.ts';
import { keepLonger } from './decide.ts';
import { reviewAggregate } from './review.ts';

/** A review is guarded as the incident is that it is about. */
function withIncident({ recordId, records }: { readonly recordId: string; readonly records: 'incident' | 'contact' }) {
  const incident = records === 'incident' ? streamOf(incidentAggregate, recordId) : null;
  return { review: streamOf(reviewAggregate, recordId), incident };
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
  ];
}
