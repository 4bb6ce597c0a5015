import { defineHandler, idOfStream, type LiveChange, type Slice, streamOf } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { contentGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import { ladderOf } from '../pack-terms.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { tacticalEvents } from './events.ts';
import { tacticalPermissions } from './permissions.ts';
import { tacticalProjection } from './projections.ts';
import { tacticsView } from './queries.ts';

const of = {
  streams: ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) }),
  guard: ({ incident }: { incident: IncidentState }) => contentGuard(incident),
};

/** Pursuits and firearms jobs: authority, command, options and their clocks. Its events are the incident's own. */
export function tactical({ force }: Pick<Neighbours, 'force'>): Slice {
  return {
    tables: { tactical: 'projection' },
    permissions: tacticalPermissions,
    events: {},
    aggregates: [],
    handlers: [
      defineHandler({
        declaration: commands.OpenTactical,
        ...of,
        facts: async ({ input }) => termsOf(force.pack(), input.kind),
        decide: rules.openTactical,
      }),
      defineHandler({ declaration: commands.SeekAuthority, ...of, decide: rules.seekAuthority }),
      defineHandler({ declaration: commands.GiveAuthority, ...of, decide: rules.giveAuthority }),
      defineHandler({ declaration: commands.RefuseAuthority, ...of, decide: rules.refuseAuthority }),
      defineHandler({ declaration: commands.TakeCommand, ...of, decide: rules.takeCommand }),
      defineHandler({ declaration: commands.RecordOption, ...of, decide: rules.recordOption }),
      defineHandler({ declaration: commands.ReviewTactical, ...of, decide: rules.reviewTactical }),
      defineHandler({ declaration: commands.CloseTactical, ...of, decide: rules.closeTactical }),
    ],
    projections: [tacticalProjection],
    views: [tacticsView],
    reactions: [],
    live: tacticalChanges,
  };
}

function termsOf(pack: Pack, id: string): rules.KindTerms | null {
  const found = pack.control.tactical.find((one) => one.id === id);
  if (found === undefined) return null;
  const { name, armed, roles, options, authorityMinutes, reviewMinutes, ladder } = found;
  return {
    ...{ kind: { id, name, armed }, roles, options, ladder: ladderOf(pack, ladder) },
    authoritySeconds: Math.round(authorityMinutes * 60),
    reviewSeconds: Math.round(reviewMinutes * 60),
  };
}

/** Its own events, where it goes, and who may see it. */
const changing: ReadonlySet<string> = new Set([
  ...Object.keys(tacticalEvents),
  'operations.IncidentMoved',
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

function tacticalChanges({ type, stream }: AnyPastEvent): readonly LiveChange[] {
  return changing.has(type) ? [{ view: 'operations.tactics', replace: idOfStream(stream) }] : [];
}
