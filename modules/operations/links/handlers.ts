import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import { contactAggregate } from '../contacts/aggregate.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { CloseIncident } from '../incidents/commands.ts';
import { contentGuard, presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { LinkIncidents, RuleOutDuplicate, UnlinkIncidents } from './commands.ts';
import * as decide from './decide.ts';
import { guardOfBoth } from './guards.ts';
import { pairOf } from './kinds.ts';
import { linkAggregate } from './link.ts';
import { isRuledOut, listOpenParents } from './queries.ts';

const incident = (id: string) => streamOf(incidentAggregate, id);

const ends = ({ fromId, toId }: { fromId: string; toId: string }) => ({
  link: streamOf(linkAggregate, pairOf(fromId, toId)),
  from: incident(fromId),
  to: incident(toId),
});

const both = ({ from, to }: { from: IncidentState; to: IncidentState }) =>
  guardOfBoth(presenceGuard(from), presenceGuard(to));

const callAndIncident = ({ contactId, incidentId }: { contactId: string; incidentId: string }) => ({
  contact: streamOf(contactAggregate, contactId),
  incident: incident(incidentId),
});

async function family({ incidentId }: { incidentId: string }, { db }: Reader) {
  const parents = await listOpenParents(db, incidentId);
  return { incident: incident(incidentId), parents: parents.map(incident) };
}

export const linkHandlers: readonly AnyHandler[] = [
  defineHandler({ declaration: LinkIncidents, streams: ends, guard: both, decide: decide.linkIncidents }),
  defineHandler({ declaration: UnlinkIncidents, streams: ends, guard: both, decide: decide.unlinkIncidents }),
  defineHandler({
    declaration: RuleOutDuplicate,
    streams: callAndIncident,
    guard: ({ incident: state }) => presenceGuard(state),
    facts: async ({ input }, _states, { db }) => ({ ruledOut: await isRuledOut(db, input) }),
    decide: decide.ruleOutDuplicate,
  }),
  defineHandler({
    declaration: CloseIncident,
    streams: family,
    guard: ({ incident: state }) => contentGuard(state),
    decide: decide.closeInFamily,
  }),
];
