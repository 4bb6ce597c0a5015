import { leaseTimes, mayWriteUntil } from './lease.ts';
import type { SiteSettings } from './site-settings.ts';
import { nextSaying, steadyNow, type Voter } from './voter.ts';
import { ask } from './wire.ts';
import type { Said } from './words.ts';

/** A primary's right to write, renewed with each of the others by itself: a slow one does not delay the other. */
export interface Tenure {
  /** By `steadyNow`. */
  readonly until: () => number;
  readonly term: () => number;
  readonly heard: () => { readonly arbiter: boolean; readonly other: boolean };
  /** Whether the arbiter lets the other site take over by itself. */
  readonly mayBeSucceeded: () => boolean;
  /** The arbiter has been told that the other site lacks something, and has agreed. */
  saidOutOfSync(): Promise<boolean>;
  /** Resolves once another holds a later term and this one has run out. */
  readonly superseded: Promise<{ readonly holder: string; readonly term: number }>;
  stop(): void;
}

interface Renewing {
  readonly site: SiteSettings;
  readonly voter: Voter;
  readonly term: number;
  /** When votes of the take-over were asked for; null: none yet. */
  readonly since: { readonly arbiter: number | null; readonly other: number | null };
  readonly inSync: () => boolean;
  /** False: the right is let run out, for the other site to take over. */
  readonly wanted: () => boolean;
  readonly onTerm: (term: number) => void;
}

type Other = 'arbiter' | 'other';

export function holdTenure(renewing: Renewing): Tenure {
  const { site, voter, inSync } = renewing;
  const sent: Record<Other, number | null> = { ...renewing.since };
  const heardAt: Record<Other, number> = { arbiter: Number.NEGATIVE_INFINITY, other: Number.NEGATIVE_INFINITY };
  const superseded = Promise.withResolvers<{ holder: string; term: number }>();
  const stop = new AbortController();
  let term = renewing.term;
  let arbiterSays = false;
  const until = (): number => mayWriteUntil(Object.values(sent));

  const take = (who: Other, sentAt: number, answer: Said<'vote'>): boolean => {
    heardAt[who] = steadyNow();
    if (who === 'arbiter') arbiterSays = answer.granted && answer.inSync;
    if (answer.granted) {
      sent[who] = sentAt;
      return true;
    }
    if (answer.term <= term || answer.holder === null) return false;
    if (answer.holder === site.name) {
      term = answer.term;
      renewing.onTerm(term);
    } else if (steadyNow() >= until()) superseded.resolve({ holder: answer.holder, term: answer.term });
    return false;
  };
  const renew = async (who: Other, says = inSync()): Promise<boolean> => {
    const sentAt = steadyNow();
    const wish = { site: site.name, term, inSync: says, forced: false, ...nextSaying() };
    if (!voter.vote(wish).granted) return false;
    const answer = await ask(who === 'arbiter' ? site.arbiter : site.other, site.key, { kind: 'vote', wish });
    return take(who, sentAt, answer) && answer.inSync === says;
  };
  const timers = (['arbiter', 'other'] as const).map((who) => {
    const turn = async (): Promise<void> => {
      const begunAt = steadyNow();
      if (renewing.wanted()) await renew(who).catch(() => false);
      if (stop.signal.aborted) return;
      timer.at = setTimeout(turn, Math.max(50, leaseTimes.renewMs - (steadyNow() - begunAt)));
    };
    const timer: { at: NodeJS.Timeout } = { at: setTimeout(turn, 0) };
    return timer;
  });
  return {
    until,
    term: () => term,
    heard: () => {
      const fresh = steadyNow() - 3 * leaseTimes.renewMs;
      return { arbiter: heardAt.arbiter > fresh, other: heardAt.other > fresh };
    },
    mayBeSucceeded: () => arbiterSays,
    saidOutOfSync: () => renew('arbiter', false).catch(() => false),
    superseded: superseded.promise,
    stop: () => {
      stop.abort();
      for (const { at } of timers) clearTimeout(at);
    },
  };
}
