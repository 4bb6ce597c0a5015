import { type Db, defineHandler, idOfStream, lastPosition, type Slice, streamOf } from '../../../kernel/index.ts';
import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ItemTables } from '../items/tables.ts';
import { type BaselineState, baselineAggregate } from './baseline.ts';
import { TakeBaseline } from './commands.ts';
import { type BaselineEvent, baselineEvents } from './events.ts';
import { baselineProjection } from './projections.ts';
import { baselinesView, differencesView } from './queries.ts';

interface Facts {
  readonly position: number;
  readonly items: number;
}

function takeBaseline(
  { input }: CommandOf<InputOf<typeof TakeBaseline>>,
  { baseline }: { readonly baseline: BaselineState },
  { position, items }: Facts,
): Outcome<{ baseline: readonly BaselineEvent[] }> {
  if (baseline.situation === 'taken') return refuse('baseline-exists', 'A baseline with this id exists already.');
  const { name, note } = input;
  return decided({ baseline: [{ type: 'estate.BaselineTaken', data: { name, position, items }, detail: { note } }] });
}

async function baselineFacts(db: Db): Promise<Facts> {
  const [position, kept] = await Promise.all([
    lastPosition(db),
    db
      .withTables<ItemTables>()
      .selectFrom('estate.item')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('archived', '=', false)
      .executeTakeFirstOrThrow(),
  ]);
  return { position, items: Number(kept.count) };
}

export const baselines: Slice = {
  tables: { baseline: 'projection' },
  permissions: [],
  events: baselineEvents,
  aggregates: [baselineAggregate],
  handlers: [
    defineHandler({
      declaration: TakeBaseline,
      streams: ({ baselineId }: InputOf<typeof TakeBaseline>) => ({
        baseline: streamOf(baselineAggregate, baselineId),
      }),
      facts: (_command, _states, { db }) => baselineFacts(db),
      decide: takeBaseline,
    }),
  ],
  projections: [baselineProjection],
  views: [baselinesView, differencesView],
  reactions: [],
  live: ({ stream }) =>
    stream.startsWith(`${baselineAggregate.name}/`) ? [{ view: 'estate.baselines', keys: [idOfStream(stream)] }] : [],
};
