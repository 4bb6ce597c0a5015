import { derivedId, readView } from '../../../kernel/index.ts';
import { AddItems, ItemRecord } from '../../../modules/estate/contract.ts';
import { demonstrationEstate } from '../../../modules/estate/index.ts';
import type { Parts } from '../application.ts';
import { act, demoSubject } from './act.ts';

/** So many in one command: it holds the order of the log for some hundredths of a second. */
const TOGETHER = 150;

/** Brings the force's estate in, once: ids follow from what is drawn. Answers how many items were added. */
export async function bringEstate({ modules }: Parts): Promise<number> {
  const { context, identity, force } = modules;
  const account = await identity.findAccountByName('service-manager');
  const items = demonstrationEstate(force.pack(), account == null ? [] : [account.id]);
  const last = items.at(-1)?.itemId ?? null;
  const there = await readView(context, demoSubject, ItemRecord.name, { filters: {}, limit: 1, after: null, of: last });
  if (there.rows.length > 0) return 0;
  let added = 0;
  for (let from = 0; from < items.length; from += TOGETHER) {
    const input = AddItems.schema.parse({ items: items.slice(from, from + TOGETHER), source: 'asset-register' });
    const answer = await act(context, AddItems, input, derivedId('demonstration estate', force.pack().id, from));
    if (answer.kind === 'done') added += input.items.length;
  }
  return added;
}
