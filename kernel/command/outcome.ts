/** What a rule answers: events, a warning to be confirmed with one key, or a refusal. */
export type Outcome<Decided> =
  | { readonly outcome: 'decided'; readonly events: Decided; readonly result?: Readonly<Record<string, unknown>> }
  | { readonly outcome: 'confirm'; readonly code: string; readonly detail: string }
  | {
      readonly outcome: 'refused';
      readonly code: string;
      readonly detail: string;
      /** For a lost race: the value that stands now, so that the operator sees both. */
      readonly current?: unknown;
    };

/** The rule's yes: events per stream alias, and what the caller should hear back (ids, numbers). */
export function decided<const Decided>(events: Decided, result?: Readonly<Record<string, unknown>>): Outcome<Decided> {
  return result === undefined ? { outcome: 'decided', events } : { outcome: 'decided', events, result };
}

/** A warning: carried out only when the command is repeated with this code in `confirmed`. */
export function confirm<Decided>(code: string, detail: string): Outcome<Decided> {
  return { outcome: 'confirm', code, detail };
}

/** An expected no. The code must be among the command's declared refusals. */
export function refuse<Decided>(code: string, detail: string, current?: unknown): Outcome<Decided> {
  return current === undefined ? { outcome: 'refused', code, detail } : { outcome: 'refused', code, detail, current };
}

/** Who acts: a person at a seat (or with a callsign in the field), or the system itself. */
export interface Actor {
  readonly kind: 'person' | 'system';
  /** Account id, or the name of the system part, e.g. `deadline-timer`. */
  readonly id: string;
  readonly name: string;
  readonly seatId: string | null;
}

/** A command as a rule sees it. Time, ids and chance come in here; the rule has no clock of its own. */
export interface CommandOf<Input> {
  readonly input: Input;
  readonly actor: Actor;
  /** When it happened, as claimed and bounded; epoch milliseconds. */
  readonly occurredAt: number;
  /** When the server took it in; epoch milliseconds. */
  readonly recordedAt: number;
  /** Warning codes that the actor has confirmed. */
  readonly confirmed: ReadonlySet<string>;
}
