import { defineHandler, idOfStream, type LiveChange, type Slice, streamOf } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import { ladderOf } from '../pack-terms.ts';
import { findCallsignOf } from '../resources/queries.ts';
import { AnswerAsk, AskForResource } from './commands.ts';
import { type AskFacts, answerAsk, askForResource } from './decide.ts';
import { askPermissions } from './permissions.ts';
import { askProjection } from './projections.ts';
import { asksView } from './queries.ts';

const streams = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });
const guard = ({ incident }: { incident: IncidentState }) => presenceGuard(incident);

/** What an incident needs beside its units. Its events are the incident's own. */
export function asks({ force }: Pick<Neighbours, 'force'>): Slice {
  return {
    tables: { ask: 'projection' },
    permissions: askPermissions,
    events: {},
    aggregates: [],
    handlers: [
      defineHandler({
        declaration: AskForResource,
        streams,
        guard,
        facts: async ({ input: { what, urgent }, actor }, _states, { db }) => ({
          terms: termsOf(force.pack(), what, urgent),
          by: actor.seatId === null ? await findCallsignOf(db, actor.id) : null,
        }),
        decide: askForResource,
      }),
      defineHandler({ declaration: AnswerAsk, streams, guard, decide: answerAsk }),
    ],
    projections: [askProjection],
    views: [asksView],
    reactions: [],
    live: askChanges,
  };
}

function termsOf(pack: Pack, id: string, urgent: boolean): AskFacts | null {
  const found = pack.dispatch.asks.find((one) => one.id === id);
  if (found === undefined) return null;
  const minutes = urgent ? found.urgentMinutes : found.minutes;
  return {
    what: { id, name: found.name, units: found.units },
    answerSeconds: Math.round(minutes * 60),
    ladder: ladderOf(pack, urgent ? found.urgentLadder : found.ladder),
  };
}

/** What asks and answers, ends the incident, or changes who may see it. */
const changing: ReadonlySet<string> = new Set([
  'operations.ResourceAsked',
  'operations.ResourceAskAnswered',
  'operations.ResultRecorded',
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

function askChanges({ type, stream }: AnyPastEvent): readonly LiveChange[] {
  return changing.has(type) ? [{ view: 'operations.asks', replace: idOfStream(stream) }] : [];
}
