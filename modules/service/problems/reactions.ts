import { derivedId, idOfStream, type Reaction, type ReactionCommand } from '../../../kernel/index.ts';
import type { Past } from '../../../kernel/pure.ts';
import type { ChangeEvent } from '../changes/events.ts';
import type { ProblemEvent } from './events.ts';
import { findCauseOf, findNumber, findWorkaround, listOpenLinked } from './queries.ts';

const author = 'problem';

/** SM-39: one word to all, whoever was linked before it and whoever is linked after it; each of them once. */
const tellWorkaround: Reaction = {
  name: 'service.tellWorkaroundToLinked',
  author,
  on: ['service.ProblemWorkaroundGiven'],
  react: async (event, db) => {
    const { detail } = event as unknown as Past<Extract<ProblemEvent, { type: 'service.ProblemWorkaroundGiven' }>>;
    // Null: it was erased before it could be passed on.
    if (detail === null) return [];
    const ids = await listOpenLinked(db, idOfStream(event.stream));
    return ids.map((serviceIncidentId) => workaround(serviceIncidentId, detail.text));
  },
};

const tellThoseLinkedLater: Reaction = {
  name: 'service.tellWorkaroundToNewlyLinked',
  author,
  on: ['service.ProblemIncidentsLinked'],
  react: async (event, db) => {
    const { data } = event as unknown as Past<Extract<ProblemEvent, { type: 'service.ProblemIncidentsLinked' }>>;
    const problemId = idOfStream(event.stream);
    const text = await findWorkaround(db, problemId);
    if (text === null) return [];
    const open = new Set(await listOpenLinked(db, problemId));
    return data.incidents.filter(({ id }) => open.has(id)).map(({ id }) => workaround(id, text));
  },
};

function workaround(serviceIncidentId: string, text: string): ReactionCommand {
  return { name: 'service.giveWorkaround', input: { serviceIncidentId, text } };
}

/** What was caused by it is over with it. */
const resolveLinked: Reaction = {
  name: 'service.resolveLinkedToProblem',
  author,
  on: ['service.ProblemClosed'],
  react: async (event, db) => {
    const known = event as unknown as Past<Extract<ProblemEvent, { type: 'service.ProblemClosed' }>>;
    if (known.data.ending !== 'fixed' || known.detail === null) return [];
    const { text: resolution } = known.detail;
    const ids = await listOpenLinked(db, idOfStream(event.stream));
    return ids.map((serviceIncidentId) => ({
      name: 'service.resolveServiceIncident',
      input: { serviceIncidentId, resolution },
    }));
  },
};

const standings = {
  'service.ChangeRaised': 'raised',
  'service.ChangeClosed': 'closed',
  'service.ChangeRejected': 'rejected',
  'service.ChangeCancelled': 'cancelled',
} as const;

/** A change that was raised for a problem is followed to its end: its closing asks for the review of the problem. */
const followChanges: Reaction = {
  name: 'service.followChangesOfProblems',
  author: 'change for it',
  on: Object.keys(standings),
  react: async (event, db) => {
    const { type } = event as unknown as Past<ChangeEvent>;
    if (!(type in standings)) return [];
    const changeId = idOfStream(event.stream);
    const cause = await findCauseOf(db, changeId);
    if (cause === null) return [];
    const { problemId, number, closure } = cause;
    const standing = standings[type as keyof typeof standings];
    const how = standing === 'closed' ? closure : null;
    return [{ name: 'service.noteProblemChange', input: { problemId, changeId, number, standing, closure: how } }];
  },
};

/** SM-44: actions of the review of a major problem stand in the Service Improvement Plan. */
const planActions: Reaction = {
  name: 'service.planActionsOfProblems',
  author: 'review of a major problem',
  on: ['service.MajorProblemReviewed'],
  react: async (event, db) => {
    const { detail } = event as unknown as Past<Extract<ProblemEvent, { type: 'service.MajorProblemReviewed' }>>;
    const problemId = idOfStream(event.stream);
    const number = await findNumber(db, problemId);
    const planned = detail?.actions.filter((one) => one.planned) ?? [];
    return planned.map(({ what, who, measure, benefit, reviewAt }, at) => ({
      name: 'service.planImprovement',
      input: {
        improvementId: derivedId('action of a problem', event.position, at),
        ...{ title: what, action: `${what} (${number})`, owner: who, measure, benefit, reviewAt, source: 'problem' },
      },
    }));
  },
};

export const problemReactions: readonly Reaction[] = [
  tellWorkaround,
  tellThoseLinkedLater,
  resolveLinked,
  followChanges,
  planActions,
];
