/** What is known of a radio or a car that somebody works with. Pure. */
export interface Watched {
  /** Of a radio: enabled, stun asked, stunned, killed. */
  readonly stunState: string | null;
  /** Its stage of life is one at which somebody works with it. */
  readonly used: boolean;
  readonly stageName: string;
  /** Last sign of life; null: it is not watched. */
  readonly seen: { readonly at: number; readonly state: 'up' | 'degraded' | 'down'; readonly detail: string } | null;
}

export interface KitHealth {
  readonly kind: 'stunned' | 'down' | 'silent' | 'degraded' | 'not-in-use';
  /** As a dispatcher reads it, with what to do. */
  readonly reason: string;
}

/** A radio says that it is there every few minutes; one that has missed several has fallen silent. */
const SILENT_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

/**
 * What stands in the way of reaching somebody by it; null: nothing known. What was never heard of is not silent: it is not watched.
 * `heardAt`: another sign of life, such as a position that came by this radio.
 */
export function kitHealth(kit: 'radio' | 'vehicle', watched: Watched, heardAt: number, now: number): KitHealth | null {
  const { stunState, used, stageName, seen } = watched;
  const name = kit === 'radio' ? 'radio' : 'car';
  const instead = kit === 'radio' ? ', try mobile' : '';
  if (stunState === 'stunned' || stunState === 'killed')
    return { kind: 'stunned', reason: `radio ${stunState}${instead}` };
  if (!used) return { kind: 'not-in-use', reason: `${name}: ${stageName.toLowerCase()}` };
  if (seen === null) return null;
  const lastAt = Math.max(seen.at, heardAt);
  if (seen.state === 'down' && seen.at >= heardAt)
    return { kind: 'down', reason: `${name} down${said(seen.detail)}${instead}` };
  if (now - lastAt >= SILENT_MS) {
    return { kind: 'silent', reason: `${name} not seen ${Math.floor((now - lastAt) / MINUTE_MS)} min${instead}` };
  }
  if (seen.state === 'degraded') return { kind: 'degraded', reason: `${name} degraded${said(seen.detail)}` };
  return null;
}

function said(detail: string): string {
  return detail === '' ? '' : `: ${detail}`;
}
