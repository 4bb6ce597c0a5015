import type { Promised } from '../deadline/promise.ts';
import type { AnyEvent, AnyPastEvent, Past } from './event.ts';

/** How a stream of events is folded to a state. One aggregate a noun: an incident, a tour of duty, a seat. */
export interface Aggregate<State, Event extends AnyEvent> {
  /** `<module>.<noun>`; the stream of one is `<module>.<noun>/<id>`. */
  readonly name: string;
  readonly initial: State;
  readonly evolve: (state: State, event: Past<Event>) => State;
  /** Which promises run in this state (pure). */
  readonly promises?: (state: State) => readonly Promised[];
  /**
   * What the law writes into a stream (an erasure, a hold) reaches `evolve` and the events of projections as well. Left out: it changes
   * no state; rows are made anew without what was erased all the same.
   */
  readonly hearsLaw?: true;
}

/** Any aggregate, as the kernel holds it: what it folds is none of the kernel's business. */
export interface AnyAggregate {
  readonly name: string;
  readonly initial: unknown;
  readonly evolve: (state: never, event: never) => unknown;
  readonly promises?: (state: never) => readonly Promised[];
  readonly hearsLaw?: true;
}

/** One stream of an aggregate. */
export interface StreamRef<State = unknown, Event extends AnyEvent = AnyEvent> {
  readonly aggregate: AnyAggregate;
  readonly stream: string;
  /** Types only: never set. */
  readonly carries?: { readonly state: State; readonly event: Event };
}

/** The stream of `id` under an aggregate. */
export function streamOf<State, Event extends AnyEvent>(
  aggregate: Aggregate<State, Event>,
  id: string,
): StreamRef<State, Event> {
  return { aggregate, stream: `${aggregate.name}/${id}` };
}

/** The id part of a stream name. */
export function idOfStream(stream: string): string {
  return stream.slice(stream.indexOf('/') + 1);
}

/** Where a promise stands: the last step done for these very times. */
export interface Progress {
  readonly startedAt: number;
  readonly dueAt: number;
  readonly step: number;
  readonly told: string | null;
}

/** A stream read and folded. */
export interface Folded {
  readonly version: number;
  readonly state: unknown;
  readonly progress: ReadonlyMap<string, Progress>;
}

/** What a step of a promise leaves in the stream it belongs to. */
export interface StepData {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly step: number;
  /** The role told, and the seats at which somebody heard it; none for a warning to nobody. */
  readonly told: string | null;
  readonly seats: readonly string[];
  /** Rungs passed at once because their seats were empty. */
  readonly passed: readonly string[];
  /** How the role was told, where its rung says so. */
  readonly channel?: string | undefined;
}

export const stepEventTypes = ['kernel.DeadlineWarned', 'kernel.DeadlineBreached', 'kernel.DeadlineEscalated'] as const;
export type StepEventType = (typeof stepEventTypes)[number];

/** Narrows an event to a deadline step. */
export function isStep(event: AnyEvent): event is { readonly type: StepEventType; readonly data: StepData } {
  return (stepEventTypes as readonly string[]).includes(event.type);
}

/** Written by law into streams of any module. */
const lawful: ReadonlySet<string> = new Set(['kernel.Redacted', 'kernel.HoldPlaced', 'kernel.HoldLifted']);

/** Folds events onto what was folded before. Deadline steps advance the progress; every event of the module reaches `evolve`. */
export function fold(aggregate: AnyAggregate, events: readonly AnyPastEvent[], from?: Folded): Folded {
  let state = from === undefined ? aggregate.initial : from.state;
  let version = from?.version ?? 0;
  let progress = from?.progress ?? new Map<string, Progress>();
  for (const event of events) {
    if (isHeard(aggregate, event)) state = aggregate.evolve(state as never, event as never);
    version = event.version;
    if (isStep(event)) progress = advance(progress, event.data);
  }
  return { version, state, progress };
}

export function isHeard({ hearsLaw }: AnyAggregate, { type }: AnyPastEvent): boolean {
  return hearsLaw === true || !lawful.has(type);
}

function advance(progress: ReadonlyMap<string, Progress>, data: StepData): ReadonlyMap<string, Progress> {
  const { key, startedAt, dueAt, step, told } = data;
  return new Map(progress).set(key, { startedAt, dueAt, step, told });
}

/** The last step done for a promise; −1 when none was, or when its times have changed since. */
export function doneStep(promise: Promised, progress: ReadonlyMap<string, Progress>): number {
  const past = progress.get(promise.key);
  return past !== undefined && past.startedAt === promise.startedAt && past.dueAt === promise.dueAt ? past.step : -1;
}
