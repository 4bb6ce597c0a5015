import type { z } from 'zod';
import type { Actor } from '../command/outcome.ts';

/**
 * The shape of one event type. `data` holds what may stay for ever (ids, codes, grades, times); `detail` holds personal
 * data and free text, kept beside the log and erasable by law (decision 0003).
 */
interface EventSchema {
  readonly data: z.ZodType;
  readonly detail?: z.ZodType;
}

export type EventSchemas = Readonly<Record<string, EventSchema>>;

/** A new event as a rule decides it. */
export type EventOf<Schemas extends EventSchemas> = {
  [Type in keyof Schemas & string]: Schemas[Type] extends { detail: infer Detail extends z.ZodType }
    ? { readonly type: Type; readonly data: z.output<Schemas[Type]['data']>; readonly detail: z.output<Detail> }
    : { readonly type: Type; readonly data: z.output<Schemas[Type]['data']> };
}[keyof Schemas & string];

/** What the log adds to an event. Order is `position`, never the clocks. */
export interface Recorded {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  /** Server time, epoch milliseconds. */
  readonly recordedAt: number;
  /** When it happened, epoch milliseconds. */
  readonly occurredAt: number;
  /** Whose clock says so: the server's, or the sender's claim (bounded when it came in). */
  readonly occurredBy: 'server' | 'claim';
  readonly actor: Actor;
  readonly commandId: string;
  /** The force-pack version that decided it. */
  readonly packVersion: string;
}

/** An event read back: its detail may have been erased. */
export type Past<Event> = Event extends { readonly detail: infer Detail }
  ? Omit<Event, 'detail'> & { readonly detail: Detail | null } & Recorded
  : Event & Recorded;

export interface AnyEvent {
  readonly type: string;
  readonly data: unknown;
  readonly detail?: unknown;
  /** When it happened, where one command tells of several moments (history that is taken in); left out: when the command says. */
  readonly occurredAt?: number;
}
export type AnyPastEvent = { readonly type: string; readonly data: unknown; readonly detail: unknown } & Recorded;

/** Names the event types of a module; the schemas check every append and every golden example. */
export function defineEvents<const Schemas extends EventSchemas>(schemas: Schemas): Schemas {
  return schemas;
}
