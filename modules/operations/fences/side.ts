/** How sure the watch over fences must be; all in metres, but for the last. */
export interface SideTerms {
  /** A fix that may err by more says nothing. */
  readonly poorMetres: number;
  /** Outside is at least so far outside. */
  readonly clearMetres: number;
  /** For a fix that says nothing of how exact it is. */
  readonly usualMetres: number;
  /** An older fix never says that somebody has left. */
  readonly staleSeconds: number;
}

/** A unit that is inside, and by how much the fix that said so may err beyond what it was inside by. */
export interface Inside {
  readonly slackMetres: number;
}

export interface FixSeen {
  /** From the edge, positive inside. */
  readonly depthMetres: number;
  readonly accuracyMetres: number | null;
  readonly ageSeconds: number;
  /** How deep one can be in there at most. */
  readonly roomMetres: number;
}

/**
 * On which side a fix puts a unit: inside (with its slack), outside (null), or as before.
 *
 * It has entered when the whole circle in which it may be lies inside; where the fence is too small for that, when the fix lies in its
 * inner half. It has left when that whole circle lies outside, by as much more as the entering fix may have erred. So whoever stands
 * still crosses nothing, however its fixes scatter: from a true depth d a fix of accuracy a lies in [d − a, d + a]; to enter with a₁ it
 * takes d ≥ e − a₁ = −slack, to leave with a₂ it takes d < −slack.
 */
export function sideOf(was: Inside | null, fix: FixSeen, terms: SideTerms): Inside | null {
  const accuracy = fix.accuracyMetres ?? terms.usualMetres;
  if (accuracy > terms.poorMetres) return was;
  if (was === null) {
    const needed = Math.min(accuracy, fix.roomMetres / 2);
    return fix.depthMetres >= needed ? { slackMetres: accuracy - needed } : null;
  }
  if (fix.ageSeconds > terms.staleSeconds) return was;
  const clear = Math.max(terms.clearMetres, accuracy + was.slackMetres);
  return fix.depthMetres < -clear ? null : was;
}
