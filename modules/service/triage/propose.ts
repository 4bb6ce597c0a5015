/** What the force's own history and the words of a report propose. Pure; a proposal is explained and overwrites nothing. */

export interface Report {
  readonly words: ReadonlySet<string>;
  readonly itemIds: readonly string[];
  readonly categoryId: string | null;
  readonly reporterId: string | null;
}

export interface PastReport extends Report {
  readonly id: string;
  readonly number: string;
  /** By whom it was resolved, and under what. */
  readonly teamId: string;
  readonly priority: number;
}

interface Proposed<Value> {
  readonly value: Value;
  readonly because: string;
}

export interface Proposal {
  readonly categoryId: Proposed<string> | null;
  readonly teamId: Proposed<string> | null;
  readonly priority: Proposed<number> | null;
  readonly itemIds: Proposed<readonly string[]> | null;
}

export interface Match {
  readonly id: string;
  readonly number: string;
  /** From 0 to 1; one on the same item stands before all others. */
  readonly likeness: number;
  readonly because: string;
}

/** A word says something of a category once it has stood in so many reports. */
const LEAST_REPORTS = 2;
/** What the words must come to before a category is proposed at all. */
const LEAST_SCORE = 0.5;
const LEAST_LIKENESS = 0.35;
const SAME_ITEM = 1;
const MOST_MATCHES = 8;

export function propose(report: Report, history: readonly PastReport[]): Proposal {
  const categoryId = categoryFrom(report, history);
  const category = report.categoryId ?? categoryId?.value ?? null;
  const alike = history.filter((past) => past.categoryId === category && shared(past.words, report.words).length > 0);
  return {
    categoryId,
    teamId: mostOften(alike, ({ teamId }) => teamId),
    priority: mostOften(alike, ({ priority }) => priority),
    itemIds: itemsFrom(report, category, history),
  };
}

function categoryFrom({ words }: Report, history: readonly PastReport[]): Proposed<string> | null {
  const scores = new Map<string, { score: number; said: Map<string, { of: number; all: number }> }>();
  for (const word of words) {
    const having = history.filter((past) => past.words.has(word) && past.categoryId !== null);
    if (having.length < LEAST_REPORTS) continue;
    for (const [category, of] of counted(having, ({ categoryId }) => categoryId ?? '')) {
      const held = scores.get(category) ?? { score: 0, said: new Map() };
      const share = of / having.length;
      held.score += share * share;
      held.said.set(word, { of, all: having.length });
      scores.set(category, held);
    }
  }
  const [best] = [...scores].toSorted(([, a], [, b]) => b.score - a.score);
  if (best === undefined || best[1].score < LEAST_SCORE) return null;
  const [value, { said }] = best;
  const strongest = [...said].toSorted(([, a], [, b]) => b.of / b.all - a.of / a.all || b.of - a.of).slice(0, 3);
  const because = strongest.map(([word, { of, all }]) => `“${word}”: ${of} of ${all}`).join(', ');
  return { value, because };
}

/** What whoever reports it had trouble with last time, of the same kind. */
function itemsFrom(report: Report, category: string | null, history: readonly PastReport[]) {
  if (report.itemIds.length > 0 || report.reporterId === null) return null;
  const last = history.find(
    (past) => past.reporterId === report.reporterId && past.categoryId === category && past.itemIds.length > 0,
  );
  return last === undefined ? null : { value: last.itemIds, because: `as in ${last.number}, of the same person` };
}

function mostOften<Value extends string | number>(
  reports: readonly PastReport[],
  pick: (report: PastReport) => Value,
): Proposed<Value> | null {
  if (reports.length < LEAST_REPORTS) return null;
  const [most] = [...counted(reports, pick)].toSorted(([, a], [, b]) => b - a);
  return most === undefined ? null : { value: most[0], because: `${most[1]} of ${reports.length} like it` };
}

function counted<Value>(
  reports: readonly PastReport[],
  pick: (report: PastReport) => Value,
): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>();
  for (const report of reports) counts.set(pick(report), (counts.get(pick(report)) ?? 0) + 1);
  return counts;
}

/** Open records that may be the same, the likeliest first. */
export function matches(report: Report, open: readonly PastReport[]): readonly Match[] {
  return open
    .flatMap((past) => matchOf(report, past))
    .toSorted((a, b) => b.likeness - a.likeness || (a.number < b.number ? 1 : -1))
    .slice(0, MOST_MATCHES);
}

function matchOf(report: Report, past: PastReport): readonly Match[] {
  const { id, number } = past;
  const same = past.itemIds.filter((item) => report.itemIds.includes(item)).length;
  if (same > 0)
    return [{ id, number, likeness: SAME_ITEM, because: same === 1 ? 'the same item' : `${same} same items` }];
  const words = shared(past.words, report.words);
  const all = Math.sqrt(past.words.size * report.words.size);
  const likeness = all === 0 ? 0 : words.length / all;
  if (likeness < LEAST_LIKENESS) return [];
  const kind = report.categoryId !== null && report.categoryId === past.categoryId ? ', the same category' : '';
  return [
    {
      id,
      number,
      likeness: Math.min(0.99, likeness),
      because: `${words.map((word) => `“${word}”`).join(', ')}${kind}`,
    },
  ];
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  return [...b].filter((word) => a.has(word));
}
