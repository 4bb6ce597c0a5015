import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { EnterAttendance } from './commands.ts';
import { enterAttendance } from './decide.ts';

const streams = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });

export const backEntryHandlers: readonly AnyHandler[] = [
  defineHandler({
    declaration: EnterAttendance,
    streams,
    guard: ({ incident }: { incident: IncidentState }) => presenceGuard(incident),
    decide: enterAttendance,
  }),
];
