import { type Db, type HeldRow, numberAfter, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { AMENDED, amendedInShort } from './lines.ts';
import type { ChangeTables } from './tables.ts';
import {
  AskedApprovals,
  ChangeLog,
  ChangeRecord,
  ChangeSchedule,
  Changes,
  ChangeTalk,
  FollowedChanges,
} from './views.ts';

function changes(db: Db) {
  return db.withTables<ChangeTables>().selectFrom('service.change').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof changes>['execute']>>[number];

const over = ['closed', 'rejected', 'cancelled'] as const;

async function byKeys(db: Db, keys: readonly string[]): Promise<readonly Found[]> {
  if (keys.length === 0) return [];
  return changes(db)
    .where('id', 'in', [...keys])
    .execute();
}

function briefOf({ id, number, model, situation, title, outcome, plain, proposal, ...found }: Found) {
  return {
    ...{ id, number, model, situation, title, outcome, plain, window: proposal.window },
    ...{ teamId: found.team_id, categoryId: found.category_id, serviceIds: found.service_ids },
    touchedIds: found.touched_ids,
  };
}

function owned(owners: readonly string[]): Guarded {
  return { restriction: 'none', allowed: [], owners };
}

function isOver({ situation }: Found): boolean {
  return over.some((one) => one === situation);
}

function heldChange(found: Found): HeldRow {
  const row: RowOf<typeof Changes> = {
    ...briefOf(found),
    ...{ band: found.band, score: found.score, requester: found.requester },
    ...{ collisions: found.judged?.collisions.length ?? 0, held: found.held !== null },
    ...{ raisedAt: found.raised_at, changedAt: found.changed_at },
  };
  return { key: found.id, row, member: !isOver(found) };
}

export const changesView: ViewSource = {
  declaration: Changes,
  list: async (db, { limit, after }) => {
    let query = changes(db).where('situation', 'not in', over);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(heldChange);
  },
  byKeys: async (db, keys) => (await byKeys(db, keys)).map(heldChange),
};

function heldRecord(found: Found): HeldRow {
  const { id, raiser, requester, implementers, proposal, said, judged, approval, tasks, suspicions, review } = found;
  const row: RowOf<typeof ChangeRecord> = {
    ...{ ...briefOf(found), changeId: id, raiser, requester, implementers, proposal, said, judged, approval },
    ...{ tasks, suspicions, review, held: found.held, closure: found.closure, why: found.why },
    ...{ templateId: found.template_id, causeId: found.cause_id, raiserId: found.raiser_id },
    ...{ papersOwed: found.papers_owed, authorisedAt: found.authorised_at, begunAt: found.begun_at },
    ...{ endedAt: found.ended_at, reviewOwed: found.review_owed, raisedAt: found.raised_at },
  };
  return { key: id, parent: id, row, member: true };
}

export const changeRecordView: ViewSource = {
  declaration: ChangeRecord,
  list: async (db, { of, after }) => (after === null ? (await byKeys(db, [of ?? ''])).map(heldRecord) : []),
};

type LogRow = RowOf<typeof ChangeLog>;

async function linesOf(db: Db, { of, limit, after }: { of: string | null; limit: number; after: string | null }) {
  let query = db
    .withTables<ChangeTables>()
    .selectFrom('service.change_line')
    .selectAll()
    .where('change_id', '=', of ?? '');
  const from = numberAfter(after);
  if (from !== null) query = query.where('position', '>', from);
  return query.orderBy('position').limit(limit).execute();
}

export const changeLogView: ViewSource = {
  declaration: ChangeLog,
  list: async (db, query) =>
    (await linesOf(db, query)).map(({ change_id: changeId, position, at, author, kind, audience, text }) => {
      const id = String(position);
      const row: LogRow = { id, changeId, at, author, kind, audience, text };
      return { key: id, parent: changeId, row, member: true };
    }),
};

export const changeTalkView: ViewSource = {
  declaration: ChangeTalk,
  owned: true,
  list: async (db, query) => {
    const [found] = await byKeys(db, [query.of ?? '']);
    if (found === undefined) return [];
    const guard = owned(found.follower_ids);
    return (await linesOf(db, query))
      .filter(({ audience }) => audience === 'public')
      .map(({ change_id: changeId, position, at, author, kind, text: whole }) => {
        const id = String(position);
        const text = kind === AMENDED ? amendedInShort : whole;
        const row: RowOf<typeof ChangeTalk> = { id, changeId, at, author, kind, text };
        return { key: id, parent: changeId, row, member: true, guard };
      });
  },
};

function heldFollowed(found: Found): HeldRow {
  const row: RowOf<typeof FollowedChanges> = {
    ...briefOf(found),
    ...{ raisedAt: found.raised_at, changedAt: found.changed_at },
  };
  return { key: found.id, row, member: true, guard: owned(found.follower_ids) };
}

/** Of those that are over, the newest are followed on: each is looked at for each reader. */
const NEWEST = 500;

function newest(db: Db) {
  return db
    .withTables<ChangeTables>()
    .selectFrom('service.change')
    .select(({ fn, val }) => sql<number>`coalesce(${fn.max('sequence')}, 0) - ${val(NEWEST)}::integer`.as('last'));
}

export const followedChangesView: ViewSource = {
  declaration: FollowedChanges,
  owned: true,
  list: async (db, { limit, after }) => {
    let query = changes(db).where((where) =>
      where.or([where('situation', 'not in', over), where('sequence', '>', newest(db))]),
    );
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(heldFollowed);
  },
  byKeys: async (db, keys) => (await byKeys(db, keys)).map(heldFollowed),
};

function heldPlanned(found: Found): HeldRow {
  const row: RowOf<typeof ChangeSchedule> = {
    ...briefOf(found),
    ...{ outageMinutes: found.proposal.outageMinutes, endsAt: found.ends_at },
  };
  return { key: found.id, row, member: found.published && !isOver(found) };
}

export const changeScheduleView: ViewSource = {
  declaration: ChangeSchedule,
  list: async (db, { limit, after }) => {
    let query = changes(db).where('published', '=', true).where('situation', 'not in', over);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(heldPlanned);
  },
  byKeys: async (db, keys) => (await byKeys(db, keys)).map(heldPlanned),
};

/** With whoever has not answered yet. */
function heldAsked(found: Found): HeldRow {
  const { id, number, title, approval, proposal, said, judged, requester, band, score } = found;
  const asks = (approval?.groups ?? []).flatMap((group) =>
    group.asked
      .filter(({ key }) => !approval?.votes.some((vote) => vote.groupId === group.id && vote.askedKey === key))
      .map((one) => ({ ...one, groupId: group.id, groupName: group.name, about: group.about })),
  );
  const row: RowOf<typeof AskedApprovals> = {
    ...{ id, number, title, asks, requester, band, score, window: proposal.window, reason: said?.reason ?? null },
    ...{ barredIds: approval?.barredIds ?? [], impact: judged?.impact ?? null, collisions: judged?.collisions ?? [] },
    ...{ restores999: proposal.restores999, dueAt: approval?.dueAt ?? 0 },
  };
  const owners = asks.flatMap(({ accountId, delegateId }) => [accountId, delegateId].flatMap((one) => one ?? []));
  const member = asks.length > 0 && found.authorised_at === null && !isOver(found);
  return { key: id, row, member, guard: owned(owners) };
}

export const askedApprovalsView: ViewSource = {
  declaration: AskedApprovals,
  owned: true,
  list: async (db, { limit, after }) => {
    let query = changes(db)
      .where('approval', 'is not', null)
      .where('authorised_at', 'is', null)
      .where('situation', 'not in', over);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(heldAsked);
  },
  byKeys: async (db, keys) => (await byKeys(db, keys)).map(heldAsked),
};
