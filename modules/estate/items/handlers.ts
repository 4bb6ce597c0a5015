import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import { addItems } from './add-items.ts';
import { itemAggregate } from './aggregate.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { addFacts, circleOf, neighbourhoodOf } from './facts.ts';
import { guardOfState, joined } from './guards.ts';
import type { ItemState } from './item.ts';
import { type EstatePack, termsOf } from './terms.ts';

const streams = ({ itemId }: { itemId: string }) => ({ item: streamOf(itemAggregate, itemId) });
const ofMany = ({ items }: InputOf<typeof commands.AddItems>) => ({
  items: items.map(({ itemId }) => streamOf(itemAggregate, itemId)),
});
const ofRelated = ({ itemId, toIds }: InputOf<typeof commands.RelateItem>) => ({
  item: streamOf(itemAggregate, itemId),
  others: toIds.map((id) => streamOf(itemAggregate, id)),
});
const guard = ({ item }: { readonly item: ItemState }) => guardOfState(item);

export function itemHandlers(pack: () => EstatePack): readonly AnyHandler[] {
  const terms = () => termsOf(pack());
  return [
    defineHandler({
      declaration: commands.AddItems,
      streams: ofMany,
      facts: ({ input }, _, { db }) => addFacts(db, input, terms()),
      decide: addItems,
    }),
    defineHandler({
      ...{ declaration: commands.ChangeItem, streams, guard },
      facts: async () => ({ terms: terms() }),
      decide: rules.changeItem,
    }),
    defineHandler({
      ...{ declaration: commands.MoveItem, streams, guard },
      facts: async ({ input }, _, { db }) => ({ terms: terms(), ...(await neighbourhoodOf(db, input.itemId)) }),
      decide: rules.moveItem,
    }),
    defineHandler({
      declaration: commands.RelateItem,
      streams: ofRelated,
      guard: ({ item, others }) => joined([item, ...others].map(guardOfState)),
      facts: async ({ input }, _, { db }) => ({ terms: terms(), circle: await circleOf(db, input, terms()) }),
      decide: rules.relateItem,
    }),
    defineHandler({ ...{ declaration: commands.UnrelateItem, streams, guard }, decide: rules.unrelateItem }),
    defineHandler({ ...{ declaration: commands.SetGroup, streams, guard }, decide: rules.setGroup }),
    defineHandler({ ...{ declaration: commands.SettleFinding, streams, guard }, decide: rules.settleFinding }),
    defineHandler({
      ...{ declaration: commands.LimitItem, streams, guard },
      facts: ({ input }, _, { db }) => neighbourhoodOf(db, input.itemId),
      decide: rules.limitItem,
    }),
    defineHandler({
      ...{ declaration: commands.ArchiveItem, streams, guard },
      facts: ({ input }, _, { db }) => neighbourhoodOf(db, input.itemId),
      decide: rules.archiveItem,
    }),
    defineHandler({
      ...{ declaration: commands.RestoreItem, streams, guard },
      facts: ({ input }, _, { db }) => neighbourhoodOf(db, input.itemId),
      decide: rules.restoreItem,
    }),
  ];
}
