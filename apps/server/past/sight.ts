import {
  type Authorise,
  type Db,
  type Decision,
  lanesOf,
  type Subject,
  type ViewPage,
  type ViewSource,
} from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Units } from '../../../modules/operations/contract.ts';

export const PAST = 'past.read';

/**
 * Whoever looks at the past sees what they may see now of what was restricted then; with a seat named, no more than whoever sat there
 * might. What is somebody's own (their messages) is theirs alone.
 */
export function sightOfPast(authorise: Authorise, looker: Subject, then: Subject | null, owned: boolean): Authorise {
  return (_, action, object) => {
    const own = authorise(looker, PAST, object);
    const theirs = then === null && !owned ? own : authorise(then ?? looker, action, object);
    return both(own, theirs);
  };
}

function both(one: Decision, other: Decision): Decision {
  if (!one.allow) return one;
  if (!other.allow || one === other) return other;
  return { allow: true, reason: other.reason, obligations: [...new Set([...one.obligations, ...other.obligations])] };
}

interface Guarding {
  readonly live: Db;
  readonly authorise: Authorise;
  readonly looker: Subject;
  /** The view as it is served now, and that of the incidents. */
  readonly source: ViewSource;
  readonly incidents: ViewSource;
}

const PORTION = 1_000;

/** Takes out, or masks, what has been restricted or concealed since. */
export async function guardedSince(guarding: Guarding, page: ViewPage, of: string | null): Promise<ViewPage> {
  const { source } = guarding;
  if (source.declaration.name === Units.name) return { ...page, rows: await unitsSince(guarding, page.rows) };
  const keyOf = (row: unknown): string => String(Reflect.get(row as object, source.declaration.key));
  const decide = await decisionsNow(guarding, page.rows.map(keyOf), of);
  const rows = page.rows.flatMap((row) => {
    const decision = decide(keyOf(row));
    if (decision === null) return [row];
    if (!decision.allow) return [];
    if (!decision.obligations.includes('mask')) return [row];
    return source.mask === undefined ? [] : [source.mask(row as never)];
  });
  return { ...page, rows };
}

/** A unit hides what it was on then, not what it is on now. */
async function unitsSince(guarding: Guarding, rows: ViewPage['rows']): Promise<ViewPage['rows']> {
  const { source, incidents } = guarding;
  const onOf = (row: unknown): readonly string[] => {
    const { active, stacked } = row as RowOf<typeof Units>;
    return [...(active === null ? [] : [active]), ...stacked].map(({ incidentId }) => incidentId);
  };
  const ids = [...new Set(rows.flatMap(onOf))];
  const decide = await decisionsNow({ ...guarding, source: incidents }, ids, null);
  const isHidden = (incidentId: string): boolean => decide(incidentId)?.allow === false;
  return rows.map((row) => (onOf(row).some(isHidden) && source.mask !== undefined ? source.mask(row as never) : row));
}

type Decide = (key: string) => Decision | null;

async function decisionsNow(
  { live, authorise, looker, source }: Guarding,
  keys: readonly string[],
  of: string | null,
): Promise<Decide> {
  const db = lanesOf(live).batch;
  if (of !== null || source.byKeys === undefined) {
    if (of === null) return () => null;
    const [first] = await source.list(db, { filters: {}, limit: 1, after: null, of });
    const decision = first?.guard === undefined ? null : authorise(looker, PAST, first.guard);
    return () => decision;
  }
  const decisions = new Map<string, Decision>();
  for (let from = 0; from < keys.length; from += PORTION) {
    for (const { key, guard } of await source.byKeys(db, keys.slice(from, from + PORTION))) {
      if (guard !== undefined) decisions.set(key, authorise(looker, PAST, guard));
    }
  }
  return (key) => decisions.get(key) ?? null;
}
