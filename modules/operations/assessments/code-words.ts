import type { Db, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Neighbours } from '../neighbours.ts';
import type { OperationsTables } from '../tables.ts';
import { CodeWords } from './views.ts';

type Row = RowOf<typeof CodeWords>;

/** So many of the latest incidents are counted, and so often. */
const LATEST = 4000;
const AGAIN_MS = 15 * 60_000;
/** A word that fewer incidents have is somebody's own: a name, a number plate. It is not passed on. */
const FEWEST = 3;
const MOST_WORDS = 80;

interface Past {
  readonly code: string;
  readonly what: string;
}

/** Lower-case words of three letters and more; one with a capital inside a sentence is a name, and left out. */
function wordsOf(what: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const sentence of what.split(/[.!?\n]+/)) {
    const written = sentence.match(/[\p{L}']+/gu) ?? [];
    written.forEach((word, at) => {
      const named = at > 0 && word !== word.toLowerCase();
      if (!named && word.length >= 3) found.add(word.toLowerCase());
    });
  }
  return found;
}

/** Word counts by code: in how many incidents, not how often. */
function countWords(past: readonly Past[]): readonly Row[] {
  const codes = Map.groupBy(past, ({ code }) => code);
  return [...codes].map(([code, incidents]) => {
    const counts = new Map<string, number>();
    for (const { what } of incidents) for (const word of wordsOf(what)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const kept = [...counts].filter(([, count]) => count >= FEWEST).sort((a, b) => b[1] - a[1]);
    return { code, incidents: incidents.length, words: Object.fromEntries(kept.slice(0, MOST_WORDS)) };
  });
}

/** Open to everybody who may read them, so that no count tells of a record that is not. */
async function listPast(db: Db): Promise<readonly Past[]> {
  const rows = await db
    .withTables<OperationsTables>()
    .selectFrom('operations.incident')
    .select(['code', 'what'])
    .where('restriction', '=', 'none')
    .orderBy('opened_at', 'desc')
    .limit(LATEST)
    .execute();
  return rows.flatMap(({ code, what }) => (what === null ? [] : [{ code, what }]));
}

/** The force's own history, counted anew now and then: what was erased or restricted since is gone from it by itself. */
export function codeWordsView({ clock }: Pick<Neighbours, 'clock'>): ViewSource {
  let held: { readonly at: number; readonly rows: readonly Row[] } | null = null;
  return {
    declaration: CodeWords,
    list: async (db, { limit, after }) => {
      const now = clock.now();
      if (held === null || now - held.at >= AGAIN_MS || now < held.at) {
        held = { at: now, rows: countWords(await listPast(db)) };
      }
      const { rows } = held;
      const sorted = rows
        .toSorted((a, b) => (a.code < b.code ? -1 : 1))
        .filter(({ code }) => after === null || code > after);
      return sorted.slice(0, limit).map((row) => ({ key: row.code, row, member: true }));
    },
  };
}
