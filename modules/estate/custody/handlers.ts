import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';
import { itemAggregate } from '../items/aggregate.ts';
import { neighbourhoodOf } from '../items/facts.ts';
import { guardOfState, joined } from '../items/guards.ts';
import { custodyAggregate } from './aggregate.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { disposeItem } from './decide-disposal.ts';
import { issueItems } from './decide-many.ts';
import { findScanned, findUser, isSigned } from './facts.ts';

const streams = ({ itemId }: { itemId: string }) => ({
  custody: streamOf(custodyAggregate, itemId),
  item: streamOf(itemAggregate, itemId),
});
const ofMany = ({ itemIds }: { readonly itemIds: readonly string[] }) => {
  const ids = [...new Set(itemIds)];
  return {
    custody: ids.map((id) => streamOf(custodyAggregate, id)),
    item: ids.map((id) => streamOf(itemAggregate, id)),
  };
};
const guard = ({ item }: rules.States): Guarded => guardOfState(item);

/** Whose it is: of whoever has it. */
function ownGuard({ custody, item }: rules.States): Guarded {
  const personId = custody.holder?.personId ?? null;
  return { ...guardOfState(item), owners: personId === null ? [] : [personId] };
}

/** Nothing so labelled: no streams. */
async function scannedStreams({ scanned }: { readonly scanned: string }, { db }: Reader) {
  const itemId = await findScanned(db, scanned);
  return {
    custody: itemId === null ? null : streamOf(custodyAggregate, itemId),
    item: itemId === null ? null : streamOf(itemAggregate, itemId),
  };
}

export const custodyHandlers: readonly AnyHandler[] = [
  defineHandler({
    ...{ declaration: commands.IssueItem, streams, guard },
    facts: async ({ input }, _, { db }) => ({ isSigned: await isSigned(db, input.signature) }),
    decide: rules.issueItem,
  }),
  defineHandler({
    declaration: commands.IssueItems,
    streams: ofMany,
    guard: ({ item }) => joined(item.map(guardOfState)),
    facts: async ({ input }, _, { db }) => ({ isSigned: await isSigned(db, input.signature) }),
    decide: issueItems,
  }),
  defineHandler({
    ...{ declaration: commands.DisposeItem, streams, guard },
    facts: async ({ input }, _, { db }) => ({
      isSigned: await isSigned(db, input.signature),
      ...(await neighbourhoodOf(db, input.itemId)),
    }),
    decide: disposeItem,
  }),
  defineHandler({
    ...{ declaration: commands.ReturnItem, streams, guard },
    facts: async ({ input }, _, { db }) => ({ isSigned: await isSigned(db, input.signature) }),
    decide: rules.returnItem,
  }),
  defineHandler({
    ...{ declaration: commands.TransferItem, streams, guard },
    facts: async ({ input }, _, { db }) => ({ isSigned: await isSigned(db, input.signature) }),
    decide: rules.transferItem,
  }),
  defineHandler({
    ...{ declaration: commands.ReportLost, streams, guard: ownGuard },
    facts: async (_command, { item }, { db }) => ({ user: await findUser(db, item) }),
    decide: rules.reportLost,
  }),
  defineHandler({
    ...{ declaration: commands.AskStun, streams, guard },
    facts: async (_command, { item }, { db }) => ({ user: await findUser(db, item) }),
    decide: rules.askStun,
  }),
  defineHandler({ ...{ declaration: commands.ConfirmStun, streams, guard }, decide: rules.confirmStun }),
  defineHandler({ ...{ declaration: commands.FileLossReport, streams, guard }, decide: rules.fileLossReport }),
  defineHandler({ ...{ declaration: commands.GiveReplacement, streams, guard }, decide: rules.giveReplacement }),
  defineHandler({ ...{ declaration: commands.FindItem, streams, guard }, decide: rules.findItem }),
  defineHandler({
    declaration: commands.AuditItem,
    streams: scannedStreams,
    guard: ({ item }) => (item === null ? { restriction: 'none', allowed: [] } : guardOfState(item)),
    decide: rules.auditItem,
  }),
];
