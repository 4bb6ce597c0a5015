/** How the changes of a team or a model came out. */
export interface Outcomes {
  readonly ok: number;
  readonly okWithIssues: number;
  readonly failed: number;
  readonly causedP1: number;
  readonly causedP2: number;
  readonly causedP3: number;
}

/** F6: it grows with volume, so it is shown for each change as well. */
export function changeScore(outcomes: Outcomes): { readonly score: number; readonly perChange: number | null } {
  const { ok, okWithIssues, failed, causedP1, causedP2, causedP3 } = outcomes;
  const score = 3 * ok - 2 * okWithIssues - 5 * failed - 10 * causedP1 - 5 * causedP2 - 2 * causedP3;
  const all = ok + okWithIssues + failed;
  return { score, perChange: all === 0 ? null : score / all };
}
