/**
 * Who may write, settled among three: two sites and an arbiter. Each site and the arbiter keep one ballot; the primary needs its own and
 * one other, renewed each second. A ballot is a promise not to vote for anybody else for a while: so the promise to a primary that is cut
 * off from both others runs out with them no sooner than with itself, and it has stopped before another may begin. Pure: times come in.
 */
export interface Ballot {
  /** Rises with each take-over. */
  readonly term: number;
  /** The site that may write in this term. */
  readonly holder: string | null;
  /** Whether the other site has all that the holder acknowledged: only then may it take over by itself. */
  readonly inSync: boolean;
  /** What stood before a take-over that its candidate has not yet begun: it may be withdrawn. */
  readonly before: { readonly holder: string | null; readonly inSync: boolean; readonly promisedUntil: number } | null;
  /** Until when nobody else is voted for, by the voter's own steady clock in ms. */
  readonly promisedUntil: number;
  /** The last that was heard of the holder: what was said before it and comes after it counts for nothing. */
  readonly heard: Saying | null;
}

/** Of one process, its so manieth wish. */
export interface Saying {
  readonly run: string;
  readonly n: number;
}

export interface Wish extends Saying {
  readonly site: string;
  readonly term: number;
  readonly inSync: boolean;
  /** A person's word that the other site is off: what it may have beyond ours is given up. */
  readonly forced: boolean;
}

export interface Answer {
  readonly granted: boolean;
  readonly term: number;
  readonly holder: string | null;
  readonly inSync: boolean;
  readonly why: 'older-term' | 'held-by-another' | 'promised' | 'not-in-sync' | 'overtaken' | null;
}

/** How long a vote binds, how often it is renewed, and how much sooner than the voters the holder itself takes it for ended, in ms. */
export const leaseTimes = { bindsMs: 6_000, renewMs: 1_000, marginMs: 1_000 } as const;

export const emptyBallot: Ballot = {
  term: 0,
  holder: null,
  inSync: false,
  before: null,
  promisedUntil: 0,
  heard: null,
};

/** A voter that has been down does not know to whom it had promised until when: it waits out the longest. */
export function restored(ballot: KeptBallot, now: number): Ballot {
  const promisedUntil = ballot.holder === null ? 0 : now + leaseTimes.bindsMs;
  return {
    ...ballot,
    promisedUntil,
    heard: null,
    before: ballot.before === null ? null : { ...ballot.before, promisedUntil },
  };
}

/** What of a ballot outlives its voter: times of a steady clock do not. */
export interface KeptBallot extends Pick<Ballot, 'term' | 'holder' | 'inSync'> {
  readonly before: Pick<Ballot, 'holder' | 'inSync'> | null;
}

export function vote(ballot: Ballot, wish: Wish, now: number): { readonly ballot: Ballot; readonly answer: Answer } {
  const why = objection(ballot, wish, now);
  if (why !== null) return { ballot, answer: answerOf(ballot, why) };
  const isRenewal = ballot.holder === wish.site;
  const next: Ballot = {
    ...{ term: wish.term, holder: wish.site, inSync: wish.inSync },
    before: isRenewal ? null : { holder: ballot.holder, inSync: ballot.inSync, promisedUntil: ballot.promisedUntil },
    promisedUntil: now + leaseTimes.bindsMs,
    heard: { run: wish.run, n: wish.n },
  };
  return { ballot: next, answer: answerOf(next, null) };
}

function objection(ballot: Ballot, wish: Wish, now: number): Answer['why'] {
  if (wish.term < ballot.term) return 'older-term';
  if (wish.site === ballot.holder) return isOvertaken(ballot.heard, wish) ? 'overtaken' : null;
  if (wish.term === ballot.term && ballot.holder !== null) return 'held-by-another';
  if (ballot.holder === null) return null;
  if (now < ballot.promisedUntil) return 'promised';
  return ballot.inSync || wish.forced ? null : 'not-in-sync';
}

/** A late “it has everything” must not stand against a later “it has not”. */
function isOvertaken(heard: Saying | null, { run, n }: Saying): boolean {
  return heard !== null && heard.run === run && n <= heard.n;
}

function answerOf({ term, holder, inSync }: Ballot, why: Answer['why']): Answer {
  return { granted: why === null, term, holder, inSync, why };
}

/** A candidate that has not begun takes its wish back: who held before holds again. */
export function withdraw(ballot: Ballot, site: string, term: number): Ballot {
  if (ballot.holder !== site || ballot.term !== term || ballot.before === null) return ballot;
  return { ...ballot, ...ballot.before, before: null };
}

/** The holder has stopped in order and lets the other take over at once. */
export function release(ballot: Ballot, site: string, term: number): Ballot {
  if (ballot.holder !== site || ballot.term !== term) return ballot;
  return { ...ballot, inSync: true, promisedUntil: 0 };
}

/** Until when a holder may write whose wishes were granted when they had been sent at these times (null: not granted), by its own clock. */
export function mayWriteUntil(sentAt: readonly (number | null)[]): number {
  const latest = Math.max(...sentAt.map((at) => at ?? Number.NEGATIVE_INFINITY));
  return latest + leaseTimes.bindsMs - leaseTimes.marginMs;
}
