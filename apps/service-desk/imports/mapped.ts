import { guessMapping, HistoryMapping, type readHistory } from '../../../modules/service/contract.ts';

type Table = Parameters<typeof readHistory>[0];
type Target = HistoryMapping['columns'][string];
type State = HistoryMapping['states'][string];

/** What somebody has chosen so far; an empty word stands for what is left out. */
export interface Mapped {
  readonly known: HistoryMapping | null;
  readonly source: string;
  readonly rowsAre: HistoryMapping['rowsAre'];
  readonly dates: HistoryMapping['dates'];
  readonly timezone: string;
  readonly columns: Readonly<Record<string, Target | ''>>;
  readonly states: Readonly<Record<string, State | ''>>;
  readonly teams: Readonly<Record<string, string>>;
}

/** Columns that are known by their names need no word of anybody. */
export function firstChoice(columns: readonly string[]): Mapped {
  const known = guessMapping(columns);
  return {
    known,
    source: known?.source ?? 'old-desk',
    rowsAre: known?.rowsAre ?? 'records',
    dates: known?.dates ?? 'YYYY-MM-DD HH:MM:SS',
    timezone: known?.timezone ?? 'Europe/London',
    columns: known?.columns ?? {},
    states: known?.states ?? {},
    teams: {},
  };
}

const MOST_WORDS = 80;

/** The words that the column of a target has, as often as they come first. */
export function wordsIn(table: Table, { columns }: Mapped, target: Target): readonly string[] {
  const column = Object.keys(columns).find((one) => columns[one] === target);
  if (column === undefined) return [];
  const counts = new Map<string, number>();
  for (const { values } of table.rows) {
    const word = values[column] ?? '';
    if (word !== '' && word !== '?') counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

/** What is chosen as the reader takes it; else what is missing. */
export function mappingOf(
  mapped: Mapped,
  table: Table,
): { readonly kind: 'mapping'; readonly mapping: HistoryMapping } | { readonly kind: 'fault'; readonly why: string } {
  const { known, source, rowsAre, dates, timezone, teams } = mapped;
  const open = wordsIn(table, mapped, 'state').find((word) => !mapped.states[word]);
  if (open !== undefined) return { kind: 'fault', why: `Say what the state “${open}” is here.` };
  const parsed = HistoryMapping.safeParse({
    ...{ source, rowsAre, dates, timezone },
    columns: filled(mapped.columns),
    states: filled(mapped.states),
    teams: { '*': '', ...filled(teams) },
    categories: known?.categories ?? { '*': '' },
    services: known?.services ?? { '*': '' },
    levels: known?.levels ?? {},
  });
  if (parsed.success) return { kind: 'mapping', mapping: parsed.data };
  const [issue] = parsed.error.issues;
  return { kind: 'fault', why: `${issue?.path.join(' ') ?? ''}: ${issue?.message ?? 'cannot be read'}` };
}

function filled(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== ''));
}
