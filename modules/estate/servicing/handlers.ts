import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';
import { itemAggregate } from '../items/aggregate.ts';
import { guardOfState } from '../items/guards.ts';
import type { ItemState } from '../items/item.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { servicingAggregate } from './servicing.ts';

const streams = ({ itemId }: { readonly itemId: string }) => ({
  servicing: streamOf(servicingAggregate, itemId),
  item: streamOf(itemAggregate, itemId),
});
const guard = ({ item }: { readonly item: ItemState }): Guarded => guardOfState(item);

export function servicingHandlers(pack: () => { readonly timezone: string }): readonly AnyHandler[] {
  const facts = async () => ({ timezone: pack().timezone });
  return [
    defineHandler({ ...{ declaration: commands.ReadMileage, streams, guard }, decide: rules.readMileage }),
    defineHandler({ ...{ declaration: commands.RecordService, streams, guard }, facts, decide: rules.recordService }),
    defineHandler({ ...{ declaration: commands.FollowService, streams, guard }, facts, decide: rules.followService }),
  ];
}
