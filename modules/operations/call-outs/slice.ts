import { defineHandler, idOfStream, type LiveChange, type Slice, streamOf } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { codesFor } from '../code-mappings/code-for.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { contentGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import { ladderOf } from '../pack-terms.ts';
import { AnswerCallOut, CallOut } from './commands.ts';
import { answerCallOut, callOut, type PartnerFacts } from './decide.ts';
import { isThere } from './hours.ts';
import { callOutPermissions } from './permissions.ts';
import { callOutProjection } from './projections.ts';
import { callOutsView } from './queries.ts';

const of = {
  streams: ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) }),
  guard: ({ incident }: { incident: IncidentState }) => contentGuard(incident),
};

/** Partners that are called out to an incident. Its events are the incident's own. */
export function callOuts({ force, clock }: Pick<Neighbours, 'force' | 'clock'>): Slice {
  return {
    tables: { call_out: 'projection' },
    permissions: callOutPermissions,
    events: {},
    aggregates: [],
    handlers: [
      defineHandler({
        declaration: CallOut,
        ...of,
        facts: async ({ input }, { incident }) => {
          const terms = termsOf(force.pack(), input.resource, clock.now());
          if (terms === null || incident.situation === 'none') return { terms };
          const codes = codesFor(force.pack(), [terms.resource], incident.incident);
          return { terms, theirs: codes?.theirs[terms.resource.id] };
        },
        decide: callOut,
      }),
      defineHandler({ declaration: AnswerCallOut, ...of, decide: answerCallOut }),
    ],
    projections: [callOutProjection],
    views: [callOutsView],
    reactions: [],
    live: changes,
  };
}

function termsOf(pack: Pack, id: string, now: number): PartnerFacts | null {
  const found = pack.control.partnerResources.find((one) => one.id === id);
  if (found === undefined) return null;
  const { name, kind, phone, talkgroup, hours, answerMinutes, ladder, vehicle: wantsVehicle } = found;
  const ways = [phone && `phone ${phone}`, talkgroup && `talkgroup ${talkgroup}`].filter(Boolean);
  return {
    ...{ resource: { id, name, kind }, how: ways.join(' and '), wantsVehicle, ladder: ladderOf(pack, ladder) },
    answerSeconds: Math.round(answerMinutes * 60),
    closedOutside: hours !== undefined && !isThere(hours, now, pack.timezone) ? `${hours.from}–${hours.to}` : null,
  };
}

/** What is called out and answered, and who may see it. */
const changing: ReadonlySet<string> = new Set([
  'operations.PartnerCalledOut',
  'operations.CallOutAnswered',
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

function changes({ type, stream }: AnyPastEvent): readonly LiveChange[] {
  return changing.has(type) ? [{ view: 'operations.callOuts', replace: idOfStream(stream) }] : [];
}
