/** What was said on one call, as the recorder has kept it so far. */
export interface Recording {
  /** As the recorder names it, e.g. `audio/wav`. */
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export type Recalled =
  | { readonly kind: 'found'; readonly recording: Recording }
  /** The recorder answered, and has nothing of this call. */
  | { readonly kind: 'none' }
  /** Nobody answered in time, or with something that is no sound. */
  | { readonly kind: 'away'; readonly reason: string };

/**
 * The recorder beside the telephone system: what it keeps stays there, and is played where it is asked for. An adapter of a real one
 * passes `recorder-contract.ts`.
 */
export interface Recorder {
  /** The call of this contact. Never throws, and answers within a few seconds whatever happens. */
  recall(contactId: string): Promise<Recalled>;
}
