import type { Projection, Tx } from '../../../kernel/index.ts';
import { type AnyPastEvent, isStep } from '../../../kernel/pure.ts';
import { changeAggregate } from './aggregate.ts';
import type { Change, ChangeState, StepEvent } from './change.ts';
import { followersOf, isPublished } from './decide.ts';
import type { ChangeEvent } from './events.ts';
import { lineOf } from './lines.ts';
import { plainOf } from './plain.ts';
import { reviewReasons } from './review.ts';
import type { ChangeTables } from './tables.ts';
import { occupiedBy } from './window.ts';

/** The only writer of the tables of changes. */
export const changeProjection: Projection = {
  aggregate: changeAggregate,
  onEvent: async (tx, event) => {
    await writeLine(tx, event);
    await writeApproval(tx, event);
  },
  forget: async (tx, id) => {
    const tables = tx.withTables<ChangeTables>();
    for (const table of ['service.change_line', 'service.change_vote', 'service.change_asked'] as const) {
      await tables.deleteFrom(table).where('change_id', '=', id).execute();
    }
  },
  onState: writeChange,
};

function idIn({ stream }: AnyPastEvent): string {
  return stream.slice(stream.indexOf('/') + 1);
}

async function writeLine(tx: Tx, event: AnyPastEvent): Promise<void> {
  const { kind, audience, text } = lineOf(event);
  const { position, occurredAt: at, actor } = event;
  await tx
    .withTables<ChangeTables>()
    .insertInto('service.change_line')
    .values({ change_id: idIn(event), position, at, author: actor.name, kind, audience, text })
    .execute();
}

/** A vote goes by the database's own rule: it fails the transaction when its voter was not asked. */
async function writeApproval(tx: Tx, event: AnyPastEvent): Promise<void> {
  const known = event as unknown as ChangeEvent | StepEvent;
  if (isStep(known)) return;
  const id = idIn(event);
  const tables = tx.withTables<ChangeTables>();
  if (known.type === 'service.ApprovalAsked') {
    const { round, groups, barredIds } = known.data;
    const rows = groups.flatMap((group) =>
      group.asked.map(({ key, accountId, role }) => ({
        ...{ change_id: id, round, group_id: group.id, asked_key: key, account_id: accountId, role },
        ...{ delegate_id: null, barred_ids: barredIds },
      })),
    );
    await tables.insertInto('service.change_asked').values(rows).execute();
  }
  if (known.type === 'service.ApprovalDelegated') {
    const { round, groupId, askedKey, delegateId } = known.data;
    await tables
      .updateTable('service.change_asked')
      .set({ delegate_id: delegateId })
      .where('change_id', '=', id)
      .where('round', '=', round)
      .where('group_id', '=', groupId)
      .where('asked_key', '=', askedKey)
      .execute();
  }
  if (known.type === 'service.ApprovalGiven') {
    const { round, groupId, askedKey, voterId, asRole, decision } = known.data;
    const vote = { change_id: id, round, group_id: groupId, asked_key: askedKey, voter_id: voterId, as_role: asRole };
    await tables
      .insertInto('service.change_vote')
      .values({ ...vote, decision, at: event.occurredAt })
      .execute();
  }
}

async function writeChange(tx: Tx, id: string, state: ChangeState): Promise<void> {
  if (state.situation === 'none') return;
  const changes = rowOf(state);
  await tx
    .withTables<ChangeTables>()
    .insertInto('service.change')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}

type Known = Exclude<ChangeState, { situation: 'none' }>;

/** What of a change is counted, as its columns; of a state of long ago, how it stood. */
export function countedOf(id: string, { change, situation }: Known) {
  const { model, proposal, requester, outcome, suspicions } = change;
  return {
    ...{ id, model, situation, requester, outcome, suspicions, proposal },
    ...{ team_id: proposal.teamId, category_id: proposal.categoryId, item_ids: proposal.itemIds },
    ...{ touched_ids: touchedIdsOf(change), raised_at: change.raisedAt, ended_at: change.endedAt },
  };
}

function touchedIdsOf({ proposal, judged }: Change): string[] {
  return [...new Set([...proposal.serviceIds, ...(judged?.impact.services ?? [])])];
}

function rowOf(state: Known) {
  const { change, situation } = state;
  const { number, sequence, model, proposal, raiser, requester, outcome, said } = change;
  const span = proposal.window === null ? null : occupiedBy(proposal.window);
  return {
    ...{ number, sequence, model, situation, raiser, requester, outcome, title: said?.title ?? null },
    ...{ said: said && JSON.stringify(said), proposal: JSON.stringify(proposal) },
    ...{ template_id: change.templateId, cause_id: change.causeId, team_id: proposal.teamId },
    ...{ category_id: proposal.categoryId, service_ids: proposal.serviceIds, item_ids: proposal.itemIds },
    touched_ids: touchedIdsOf(change),
    ...{ raiser_id: change.raiserId, requester_id: change.requesterId },
    ...{ implementer_ids: proposal.implementerIds, implementers: [...change.implementers] },
    ...judgedOf(change),
    ...{ authorised_at: change.authorisedAt, held: change.hold && JSON.stringify(change.hold) },
    ...{ tasks: JSON.stringify(change.tasks), begun_at: change.begunAt, ended_at: change.endedAt },
    closure: state.situation === 'closed' ? state.closure : null,
    why: state.situation === 'rejected' || state.situation === 'cancelled' ? state.why : null,
    ...{ suspicions: JSON.stringify(change.suspicions), review: change.review && JSON.stringify(change.review) },
    review_owed: situation === 'review' && change.review === null ? [...reviewReasons(change)] : [],
    ...{ follower_ids: [...followersOf(change)], published: isPublished(state) },
    ...{ starts_at: span?.from ?? null, ends_at: span?.to ?? null, plain: JSON.stringify(plainOf(state)) },
    ...{ raised_at: change.raisedAt, changed_at: change.changedAt },
  };
}

function judgedOf({ judged, approval, papersOwed }: Change) {
  return {
    papers_owed: papersOwed,
    judged: judged && JSON.stringify(judged),
    band: judged?.risk.band ?? null,
    score: judged?.risk.score ?? null,
    approval: approval && JSON.stringify(approval),
  };
}
