import { addRows, type Happened, idOfStream, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import { problemAggregate } from './aggregate.ts';
import { problemPromises } from './deadlines.ts';
import type { ProblemEvent } from './events.ts';
import { lineOf } from './lines.ts';
import type { Problem, ProblemState } from './problem.ts';
import type { ProblemTables } from './tables.ts';

type Standing = Exclude<ProblemState, { situation: 'none' }>;

/** The only writer of problems, what is linked to them, their lines, parts and known errors. */
export const problemProjection: Projection = {
  aggregate: problemAggregate,
  onEvents: async (tx, happened: readonly Happened<ProblemState>[]) => {
    const rows = happened.map(({ event }): ProblemTables['service.problem_line'] => {
      const { position, occurredAt: at, actor, stream } = event;
      return { problem_id: idOfStream(stream), position, at, author: actor.name, ...lineOf(event) };
    });
    await addRows(tx, { table: 'service.problem_line', rows });
    await addRows(tx, { table: 'service.problem_analysis', rows: happened.flatMap(({ event }) => analysisOf(event)) });
  },
  forget: async (tx, id) => {
    const tables = tx.withTables<ProblemTables>();
    await tables.deleteFrom('service.problem_line').where('problem_id', '=', id).execute();
    await tables.deleteFrom('service.problem_analysis').where('problem_id', '=', id).execute();
  },
  onState: async (tx, id, state: ProblemState) => {
    if (state.situation === 'none') return;
    await putRows(tx, { table: 'service.problem', rows: [rowOf(id, state)] });
    await putRows(tx, { table: 'service.known_error', rows: knownErrorOf(id, state.problem) });
    await writeIncidents(tx, id, state.problem);
  },
};

function analysisOf(event: AnyPastEvent): readonly ProblemTables['service.problem_analysis'][] {
  const known = event as unknown as Past<ProblemEvent>;
  if (known.type !== 'service.ProblemAnalysed') return [];
  const { stream, occurredAt: at, actor, data, detail } = known;
  return [{ problem_id: idOfStream(stream), ...data, at, author: actor.name, content: detail?.content ?? null }];
}

function rowOf(id: string, state: Standing): ProblemTables['service.problem'] {
  const { problem: one, situation } = state;
  const due = problemPromises(state).map(({ dueAt }) => dueAt);
  return {
    ...{ id, number: one.number, sequence: one.sequence, situation, source: one.source, major: one.major },
    ending: situation === 'closed' ? state.ending : null,
    ...saidColumns(one),
    ...{ contact_id: one.contactId, category_id: one.categoryId, service_id: one.serviceId },
    ...{ item_ids: one.itemIds, site_id: one.siteId, team_id: one.teamId, owner_id: one.ownerId },
    ...{ impact: one.impact, urgency: one.urgency, priority: one.priority },
    incidents: one.incidents.length,
    ...partColumns(one),
    ...{ opened_at: one.openedAt, changed_at: one.changedAt },
    closed_at: situation === 'closed' ? state.closedAt : null,
    due_at: due.length === 0 ? null : Math.min(...due),
  };
}

function saidColumns({ said }: Problem) {
  return {
    title: said?.title ?? null,
    description: said?.description ?? null,
    contact: said?.contact ?? null,
    owner: said?.owner ?? null,
  };
}

const kinds = ['five-whys', 'fishbone', 'timeline', 'kepner-tregoe'] as const;

function partColumns({ analyses, workaround, changes, knownError, majorReview }: Problem) {
  return {
    analyses: kinds.flatMap((kind) => {
      const part = analyses[kind];
      return part === undefined ? [] : [{ kind, ...part }];
    }),
    workaround: workaround?.text ?? null,
    changes: [...changes],
    known_error: knownError && { ...wordsOf(knownError), ...termsOf(knownError), audience: knownError.audience },
    major_review: majorReview && {
      ...{ at: majorReview.at, by: majorReview.by },
      ...{ lessons: majorReview.said?.lessons ?? null, actions: majorReview.said?.actions ?? [] },
    },
  };
}

type Written = NonNullable<Problem['knownError']>;

function wordsOf({ said }: Written) {
  return {
    ...{ title: said?.title ?? null, symptom: said?.symptom ?? null, cause: said?.cause ?? null },
    ...{ workaround: said?.workaround ?? null, fix: said?.fix ?? null },
  };
}

function termsOf({ version, categoryId, itemIds, reviewAt }: Written) {
  return { version, categoryId, itemIds, reviewAt };
}

function knownErrorOf(id: string, { number, knownError }: Problem): readonly ProblemTables['service.known_error'][] {
  if (knownError === null) return [];
  const { audience, version } = knownError;
  const columns = { category_id: knownError.categoryId, item_ids: knownError.itemIds, review_at: knownError.reviewAt };
  return [{ id, number, audience, version, ...wordsOf(knownError), ...columns }];
}

async function writeIncidents(tx: Tx, id: string, { incidents }: Problem): Promise<void> {
  const tables = tx.withTables<ProblemTables>();
  await tables.deleteFrom('service.problem_incident').where('problem_id', '=', id).execute();
  const rows = incidents.map((one) => ({ problem_id: id, service_incident_id: one.id, number: one.number }));
  await addRows(tx, { table: 'service.problem_incident', rows });
}
