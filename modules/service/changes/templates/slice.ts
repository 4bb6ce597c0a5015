import {
  type AnyHandler,
  type Db,
  defineHandler,
  type HeldRow,
  idOfStream,
  type Projection,
  type Slice,
  streamOf,
  type ViewSource,
} from '../../../../kernel/index.ts';
import type { Aggregate, RowOf } from '../../../../kernel/pure.ts';
import type { Pack } from '../../../force/index.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { type TemplateEvent, templateEvents } from './events.ts';
import type { TemplateTables } from './tables.ts';
import { evolveTemplate, reviewDueAt, suspensionOf, type TemplateState, templatePromises } from './template.ts';
import { ChangeTemplates } from './views.ts';

export const templateAggregate: Aggregate<TemplateState, TemplateEvent> = {
  name: 'service.change-template',
  initial: { situation: 'none' },
  evolve: evolveTemplate,
  promises: templatePromises,
};

const streams = ({ templateId }: { templateId: string }) => ({ template: streamOf(templateAggregate, templateId) });

function handlers(pack: () => Pack): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.ProposeTemplate,
      streams,
      facts: async () => {
        const { change, ladder, repeatSeconds } = pack().service;
        return { ...change.standard, ladder, repeatSeconds };
      },
      decide: rules.proposeTemplate,
    }),
    defineHandler({ declaration: commands.ApproveTemplate, streams, decide: rules.approveTemplate }),
    defineHandler({ declaration: commands.ReviewTemplate, streams, decide: rules.reviewTemplate }),
    defineHandler({ declaration: commands.WithdrawTemplate, streams, decide: rules.withdrawTemplate }),
  ];
}

/** The only writer of service.change_template. */
const projection: Projection = {
  aggregate: templateAggregate,
  onState: async (tx, id, state: TemplateState) => {
    if (state.situation === 'none') return;
    const { name, proposal, said, approvedAt, reviewedAt, outcomes, withdrawn } = state.template;
    const changes = {
      ...{ name, withdrawn, proposal: JSON.stringify(proposal), said: JSON.stringify(said), outcomes: [...outcomes] },
      ...{ approved_at: approvedAt, reviewed_at: reviewedAt, review_due: reviewDueAt(state.template) },
      suspended: [...suspensionOf(state.template, reviewedAt ?? 0)],
    };
    await tx
      .withTables<TemplateTables>()
      .insertInto('service.change_template')
      .values({ id, ...changes })
      .onConflict((clash) => clash.column('id').doUpdateSet(changes))
      .execute();
  },
};

function templates(db: Db) {
  return db.withTables<TemplateTables>().selectFrom('service.change_template').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof templates>['execute']>>[number];

function held({ id, name, proposal, said, outcomes, suspended, withdrawn, ...found }: Found): HeldRow {
  const row: RowOf<typeof ChangeTemplates> = {
    ...{ id, name, proposal, said, suspended, used: outcomes.length },
    ...{ approvedAt: found.approved_at, reviewedAt: found.reviewed_at, reviewDue: found.review_due },
    failed: outcomes.filter((one) => one === 'failed' || one === 'backed-out').length,
  };
  return { key: id, row, member: !withdrawn };
}

const view: ViewSource = {
  declaration: ChangeTemplates,
  list: async (db, { limit, after }) => {
    let query = templates(db).where('withdrawn', '=', false);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) =>
    keys.length === 0
      ? []
      : (
          await templates(db)
            .where('id', 'in', [...keys])
            .execute()
        ).map(held),
};

/** Templates of standard changes. */
export function changeTemplates(pack: () => Pack): Slice {
  return {
    tables: { change_template: 'projection' },
    permissions: [],
    events: templateEvents,
    aggregates: [templateAggregate],
    handlers: handlers(pack),
    projections: [projection],
    views: [view],
    reactions: [],
    live: ({ stream }) =>
      stream.startsWith(`${templateAggregate.name}/`)
        ? [{ view: ChangeTemplates.name, keys: [idOfStream(stream)] }]
        : [],
  };
}
