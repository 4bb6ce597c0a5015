/** Whom an IT incident is given to, by the rule of its team. Pure. */

export interface Taker {
  readonly id: string;
  readonly name: string;
  readonly categoryIds: readonly string[];
  /** Open IT incidents that they have by name. */
  readonly open: number;
  readonly since: number;
  readonly lastGivenAt: number | null;
}

export type How = 'load' | 'round-robin';

interface Routed {
  readonly taker: Taker;
  readonly because: string;
}

/** `kinds`: its category and those above it. Who knows it comes before all others; null: nobody is there. */
export function pickTaker(how: How, kinds: readonly string[], takers: readonly Taker[]): Routed | null {
  const skilled = takers.filter(({ categoryIds }) => categoryIds.some((id) => kinds.includes(id)));
  const among = skilled.length > 0 ? skilled : takers;
  const [taker] = among.toSorted((a, b) => (how === 'load' ? a.open - b.open : 0) || turnOf(a) - turnOf(b));
  if (taker === undefined) return null;
  const why = how === 'load' ? `has ${taker.open} open` : 'whose turn it is';
  return { taker, because: skilled.length > 0 ? `knows it, ${why}` : why };
}

/** Who has waited longest for something comes first. */
function turnOf({ lastGivenAt, since }: Taker): number {
  return lastGivenAt ?? since;
}
