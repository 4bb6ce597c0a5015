import {
  type AnyHandler,
  defineHandler,
  idOfStream,
  type LiveChange,
  type Reader,
  type Slice,
  streamOf,
} from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { contentGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { isTalkgroup } from './events.ts';
import { talkgroupProjection } from './projections.ts';
import { listInUse, listOthersOn, talkgroupsView } from './queries.ts';

/** On which talkgroups an incident is worked. Its events stand in the incident's own stream, and are declared there. */
export function talkgroups(neighbours: Neighbours): Slice {
  return {
    tables: { talkgroup_use: 'projection' },
    permissions: [],
    events: {},
    aggregates: [],
    handlers: talkgroupHandlers(neighbours),
    projections: [talkgroupProjection],
    views: [talkgroupsView],
    reactions: [],
    live: talkgroupChanges,
  };
}

const streams = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });
const guard = ({ incident }: { incident: IncidentState }) => contentGuard(incident);

function talkgroupHandlers({ force }: Neighbours): readonly AnyHandler[] {
  const facts = async (
    { input }: { input: { incidentId: string; talkgroup?: string } },
    _states: unknown,
    { db }: Reader,
  ): Promise<rules.TalkgroupFacts> => {
    const { incidentId, talkgroup } = input;
    const [inUse, others] = await Promise.all([
      listInUse(db, incidentId),
      talkgroup === undefined ? [] : listOthersOn(db, talkgroup, incidentId),
    ]);
    return { known: knownTalkgroups(force.pack()), inUse, others };
  };
  return [
    defineHandler({ declaration: commands.SetTalkgroup, streams, guard, facts, decide: rules.setTalkgroup }),
    defineHandler({ declaration: commands.ReleaseTalkgroup, streams, guard, facts, decide: rules.releaseTalkgroup }),
    defineHandler({ declaration: commands.PatchTalkgroups, streams, guard, facts, decide: rules.patchTalkgroups }),
    defineHandler({ declaration: commands.UnpatchTalkgroups, streams, guard, facts, decide: rules.unpatchTalkgroups }),
  ];
}

/** Those of the pack, and those that its desks work on. */
function knownTalkgroups({ control, seats }: Pack): readonly rules.Talkgroup[] {
  const listed = new Set(control.talkgroups.map(({ id }) => id));
  const ofDesks = seats.flatMap(({ talkgroup, name }) =>
    talkgroup === null || listed.has(talkgroup) ? [] : [{ id: talkgroup, name, kind: 'dispatch' }],
  );
  return [...control.talkgroups, ...ofDesks];
}

const guards: ReadonlySet<string> = new Set([
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

function talkgroupChanges(event: AnyPastEvent): readonly LiveChange[] {
  if (!event.stream.startsWith('operations.incident/')) return [];
  const changes = isTalkgroup(event) || guards.has(event.type);
  return changes ? [{ view: 'operations.talkgroups', replace: idOfStream(event.stream) }] : [];
}
