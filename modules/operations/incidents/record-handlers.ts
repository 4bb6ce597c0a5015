import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Neighbours } from '../neighbours.ts';
import { findQualifier } from '../pack-terms.ts';
import { incidentAggregate } from './aggregate.ts';
import * as decide from './decide-record.ts';
import { contentGuard } from './guards.ts';
import type { IncidentState } from './incident.ts';
import * as commands from './record-commands.ts';

const streams = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });
const guard = ({ incident }: { incident: IncidentState }) => contentGuard(incident);

/** What is written into the record besides what it is, where and how heavy: only by whoever may read it. */
export function recordHandlers({ force }: Neighbours): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.AddQualifier,
      streams,
      guard,
      facts: async ({ input }) => findQualifier(force.pack(), input.code),
      decide: decide.addQualifier,
    }),
    defineHandler({ declaration: commands.RemoveQualifier, streams, guard, decide: decide.removeQualifier }),
    defineHandler({ declaration: commands.DescribeIncident, streams, guard, decide: decide.describeIncident }),
    defineHandler({ declaration: commands.DeferIncident, streams, guard, decide: decide.deferIncident }),
    defineHandler({ declaration: commands.PromiseUpdate, streams, guard, decide: decide.promiseUpdate }),
    defineHandler({ declaration: commands.RecordUpdate, streams, guard, decide: decide.recordUpdate }),
    defineHandler({ declaration: commands.RecordCrime, streams, guard, decide: decide.recordCrime }),
    defineHandler({ declaration: commands.NegateCrime, streams, guard, decide: decide.negateCrime }),
    defineHandler({ declaration: commands.HandOffCrime, streams, guard, decide: decide.handOffCrime }),
  ];
}
