import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import { changedFields } from '../changed-fields.ts';
import type { AmendProblem, LinkToProblem, OpenProblem, UnlinkFromProblem } from './commands.ts';
import { type Command, type Decision, noSuch, one, type States, whenLive } from './decide.ts';
import type { ProblemEvent } from './events.ts';
import type { AboutFacts, Linked, OpenFacts } from './facts.ts';
import type { Problem } from './problem.ts';
import type { TrendEvent } from './trends/events.ts';
import type { TrendState } from './trends/trend.ts';

type Opening = Outcome<{ problem: readonly ProblemEvent[]; trend?: readonly TrendEvent[] }>;
type Known = Extract<AboutFacts, { kind: 'known' }>;

export function openProblem(
  { input, actor }: Command<typeof OpenProblem>,
  { problem, trend }: States & { readonly trend: TrendState | null },
  { about, linked, number, sequence, ...terms }: OpenFacts,
): Opening {
  if (problem.situation !== 'none') return refuse('problem-exists', 'A problem with this id exists already.');
  if (trend !== null && trend.situation !== 'found') return refuse('no-such-trend', 'Nothing of the kind is proposed.');
  if (about.kind === 'unknown') return refuse(about.code, about.detail);
  if (linked.missing !== null) return noIncident(linked.missing);
  const { source, candidateId, problemId } = input;
  const asked = input.contact === '' && input.contactId === null;
  const contactId = asked && actor.kind === 'person' ? actor.id : input.contactId;
  const data = { ...dataOf(input, about), ...terms, number, sequence, source, contactId, candidateId };
  const opened: ProblemEvent = {
    type: 'service.ProblemOpened',
    data: { ...data, incidents: [...linked.incidents] },
    detail: saidOf(input, asked ? actor.name : input.contact),
  };
  if (trend === null) return decided({ problem: [opened] });
  return decided({ problem: [opened], trend: [{ type: 'service.TrendTaken', data: { problemId, number } }] });
}

export function amendProblem(
  { input }: Command<typeof AmendProblem>,
  { problem }: States,
  { about }: { readonly about: AboutFacts },
): Decision {
  return whenLive(problem, (stands) => {
    const { changedAt } = stands;
    if (changedAt !== input.seen) {
      return refuse('changed-meanwhile', 'Somebody else has changed it meanwhile.', changedAt);
    }
    if (about.kind === 'unknown') return refuse(about.code, about.detail);
    const data = { ...dataOf(input, about), contactId: input.contactId };
    const said = saidOf(input, input.contact);
    const changed = [...changedFields(saidNames, stands.said, said), ...changedFields(aboutNames, stands, data)];
    return one({ type: 'service.ProblemAmended', data, detail: { ...said, changed } });
  });
}

const saidNames = { title: 'title', description: 'description', contact: 'contact', owner: 'owner' } as const;

const aboutNames = {
  ...{ categoryId: 'category', serviceId: 'service', itemIds: 'items', siteId: 'station', teamId: 'team' },
  ...{ impact: 'impact', urgency: 'urgency', priority: 'priority', major: 'major' },
} as const;

type About = Omit<CommandOf<InputOf<typeof AmendProblem>>['input'], 'seen'>;

function dataOf({ categoryId, serviceId, itemIds, siteId, ownerId, impact, urgency, major }: About, known: Known) {
  const { priority, matrixVersion, teamId } = known;
  return {
    ...{ categoryId, serviceId, itemIds, siteId, ownerId, impact, urgency, major },
    ...{ priority, matrixVersion, teamId },
  };
}

function saidOf({ title, description, owner }: About, contact: string) {
  return { title, description, owner, contact };
}

export function linkToProblem(
  _: Command<typeof LinkToProblem>,
  { problem }: States,
  { incidents, missing }: Linked,
): Decision {
  return whenLive(problem, (stands) => {
    if (missing !== null) return noIncident(missing);
    const fresh = incidents.filter(({ id }) => !isLinked(stands, id));
    if (fresh.length === 0) return decided({ problem: [] });
    return one({ type: 'service.ProblemIncidentsLinked', data: { incidents: fresh } });
  });
}

export function unlinkFromProblem({ input }: Command<typeof UnlinkFromProblem>, { problem: state }: States): Decision {
  if (state.situation === 'none') return noSuch();
  const found = state.problem.incidents.find(({ id }) => id === input.serviceIncidentId);
  if (found === undefined) return refuse('not-linked', 'It is not linked to the problem.');
  return one({ type: 'service.ProblemIncidentUnlinked', data: found, detail: { reason: input.reason } });
}

function isLinked({ incidents }: Problem, serviceIncidentId: string): boolean {
  return incidents.some(({ id }) => id === serviceIncidentId);
}

function noIncident(id: string): Outcome<never> {
  return refuse('no-such-service-incident', `There is no IT incident with the id ${id}.`);
}
