import type { Subject } from '../authorise/authorise.ts';

/** A command as it came in. */
export interface Call {
  readonly name: string;
  readonly commandId: string;
  readonly input: unknown;
  readonly subject: Subject;
  /** Warning codes that the sender has confirmed. */
  readonly confirmed: readonly string[];
  /** When it happened, as the sender claims; epoch milliseconds. */
  readonly occurredAt?: number;
}

export interface FieldError {
  /** Path from the body, e.g. `input.place.lon`. */
  readonly field: string;
  readonly reason: string;
  readonly example: unknown;
}

/** What becomes of a command. Only `done` has changed anything. */
export type Answer =
  | { readonly kind: 'done'; readonly position: number; readonly result: Readonly<Record<string, unknown>> }
  | { readonly kind: 'confirm'; readonly code: string; readonly detail: string }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly detail: string;
      /** Set for a lost race: the value that stands now. */
      readonly current: unknown;
    }
  | { readonly kind: 'malformed'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'not-permitted'; readonly reason: string }
  | { readonly kind: 'command-id-reused' }
  | { readonly kind: 'unknown-command' };

const OLDEST_CLAIM_MS = 31 * 24 * 3_600_000;

interface Occurred {
  readonly at: number;
  readonly by: 'server' | 'claim';
  readonly error: FieldError | null;
}

/** Bounds a claimed time: a clock that runs ahead counts as now; a claim older than 31 days is refused, not guessed at. */
export function occurredWithin(claimed: number | undefined, recordedAt: number): Occurred {
  if (claimed === undefined) return { at: recordedAt, by: 'server', error: null };
  if (Number.isSafeInteger(claimed) && claimed >= recordedAt - OLDEST_CLAIM_MS) {
    return { at: Math.min(claimed, recordedAt), by: 'claim', error: null };
  }
  const reason = 'must be epoch milliseconds, at most 31 days ago';
  return { at: recordedAt, by: 'claim', error: { field: 'occurredAt', reason, example: recordedAt } };
}
