import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';
import { custodyAggregate } from '../custody/aggregate.ts';
import { itemAggregate } from '../items/aggregate.ts';
import { guardOfState } from '../items/guards.ts';
import type { ItemState } from '../items/item.ts';
import { type EstatePack, termsOf } from '../items/terms.ts';
import { auditAggregate } from './aggregate.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { findRead, listExpected } from './expected.ts';

const alone = ({ auditId }: { readonly auditId: string }) => ({ audit: streamOf(auditAggregate, auditId) });

/** Nothing so labelled: the audit alone. */
async function withRead({ auditId, scanned }: { readonly auditId: string; readonly scanned: string }, { db }: Reader) {
  const itemId = await findRead(db, scanned);
  return {
    ...alone({ auditId }),
    custody: itemId === null ? null : streamOf(custodyAggregate, itemId),
    item: itemId === null ? null : streamOf(itemAggregate, itemId),
  };
}

type Settling = { readonly auditId: string; readonly lineId: string };

async function withLine({ auditId, lineId }: Settling, reader: Reader) {
  const { audit } = alone({ auditId });
  const state = await reader.fold(audit);
  const lines = state.situation === 'none' ? [] : state.audit.lines;
  const itemId = lines.find((line) => line.lineId === lineId)?.item?.itemId ?? null;
  return { audit, item: itemId === null ? null : streamOf(itemAggregate, itemId) };
}

function guard({ item }: { readonly item: ItemState | null }): Guarded {
  return item === null ? { restriction: 'none', allowed: [] } : guardOfState(item);
}

export function auditHandlers(pack: () => EstatePack): readonly AnyHandler[] {
  const terms = () => termsOf(pack());
  return [
    defineHandler({
      ...{ declaration: commands.BeginAudit, streams: alone },
      facts: async ({ input }, _, { db }) => ({
        hasStation: terms().stations.has(input.stationId),
        expected: await listExpected(db, input, terms()),
      }),
      decide: rules.beginAudit,
    }),
    defineHandler({
      ...{ declaration: commands.ScanLabel, streams: withRead, guard },
      facts: async ({ input }, _, { db }) => ({ itemId: await findRead(db, input.scanned) }),
      decide: rules.scanLabel,
    }),
    defineHandler({
      ...{ declaration: commands.EndAudit, streams: alone },
      facts: async (_command, { audit }, { db }) => ({
        expected: audit.situation === 'none' ? [] : await listExpected(db, audit.audit, terms()),
      }),
      decide: rules.endAudit,
    }),
    defineHandler({
      ...{ declaration: commands.SettleException, streams: withLine, guard },
      decide: rules.settleException,
    }),
  ];
}
