import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { listLinksOf, listMergedInto, listProposed } from '../../pole/index.ts';
import { listAsSaid, listStanding } from './entries.ts';
import { guardOfAll, guardOfEntry } from './guards.ts';
import { listRecords } from './records.ts';
import { MergedEntries, MergeProposals } from './views.ts';

const MOST_LINKS = 5_000;

/** What waits for a decision, with both sides of it; whoever may not see both sees nothing of it. */
export const mergeProposalsView: ViewSource = {
  declaration: MergeProposals,
  // All in one page: they are decided within days.
  list: async (db, { after }) => {
    if (after !== null) return [];
    const proposed = await listProposed(db);
    const ids = proposed.flatMap(({ id, proposal }) => (proposal === null ? [] : [id, proposal.intoId]));
    const [standing, guards] = await Promise.all([listStanding(db, ids), listGuards(db, ids)]);
    return proposed.flatMap(({ id, proposal }): readonly HeldRow[] => {
      const [one, into] = [standing.get(id), standing.get(proposal?.intoId ?? '')];
      // Both have become one by another way meanwhile: then nothing is left to decide.
      if (proposal === null || one === undefined || into === undefined || one.id === into.id) return [];
      const { reason, by, at, intoId } = proposal;
      const row: RowOf<typeof MergeProposals> = { id, one, into, reason, by, at };
      return [{ key: id, row, member: true, guard: guardOfBoth(guards, id, intoId) }];
    });
  },
};

/** What was merged into an entry, each as it stood by itself. */
export const mergedEntriesView: ViewSource = {
  declaration: MergedEntries,
  list: async (db, { of, after }) => {
    if (of === null || after !== null) return [];
    const ids = [...(await listMergedInto(db, [of])).keys()].filter((id) => id !== of);
    const [entries, guards] = await Promise.all([listAsSaid(db, ids), listGuards(db, [...ids, of])]);
    return entries.map((entry): HeldRow => {
      const row: RowOf<typeof MergedEntries> = { id: entry.id, entryId: of, entry };
      return { key: entry.id, parent: of, row, member: true, guard: guardOfBoth(guards, entry.id, of) };
    });
  },
};

const nobody: Guarded = { restriction: 'concealed', allowed: [] };

function guardOfBoth(guards: ReadonlyMap<string, Guarded>, one: string, other: string): Guarded {
  return guardOfAll([guards.get(one) ?? nobody, guards.get(other) ?? nobody]);
}

/** Who may see each of these entries, by the records that speak of itself or of what was merged into it. */
async function listGuards(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Guarded>> {
  const each = await Promise.all(
    [...new Set(ids)].map(async (id) => [id, [...(await listMergedInto(db, [id])).keys()]] as const),
  );
  const links = await listLinksOf(db, [...new Set(each.flatMap(([, members]) => members))], MOST_LINKS);
  const records = await listRecords(db, links);
  return new Map(
    each.map(([id, members]) => {
      const parts = links.filter((link) => members.includes(link.entry_id));
      return [id, guardOfEntry(parts.flatMap((link) => records.get(link.about_id)?.guard ?? []))];
    }),
  );
}
