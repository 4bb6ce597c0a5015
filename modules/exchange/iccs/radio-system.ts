/** What became of a talkgroup that was asked to be opened at the desks. */
export type Opened =
  | { readonly kind: 'opened' }
  /** It answered that it will not: no such talkgroup, or not from here. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nobody answered in time, or not in a way that can be read. Somebody opens it by hand. */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface TalkgroupAsked {
  readonly talkgroup: string;
  readonly callsign: string;
  /** The same for every time that this emergency is told. */
  readonly askId: string;
}

/**
 * The integrated communication control system, through which desks hear and speak on the radio. Each maker has a protocol of its own:
 * this is the seam where its adapter goes, one that passes `iccs-contract.ts` and is handed to `makeExchange`. The same question asked
 * twice opens one talkgroup.
 */
export interface RadioSystem {
  /** Never throws, and answers within a few seconds whatever happens. */
  readonly openTalkgroup: (asked: TalkgroupAsked) => Promise<Opened>;
}
