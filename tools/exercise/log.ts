import { z } from 'zod';
import { type Db, readAfter } from '../../kernel/index.ts';

export type LogEvent = Awaited<ReturnType<typeof readAfter>>[number];
export type Violate = (what: string, detail: string) => void;

const BATCH = 2000;

export async function readLog(db: Db): Promise<readonly LogEvent[]> {
  const events: LogEvent[] = [];
  for (;;) {
    const more = await readAfter(db, events.at(-1)?.position ?? 0, BATCH);
    events.push(...more);
    if (more.length < BATCH) return events;
  }
}

/** The events of one command, which happened together. */
export function* byCommand(events: readonly LogEvent[]): Generator<readonly [LogEvent, ...LogEvent[]]> {
  let group: [LogEvent, ...LogEvent[]] | null = null;
  for (const event of events) {
    if (group !== null && group[0].commandId === event.commandId) group.push(event);
    else {
      if (group !== null) yield group;
      group = [event];
    }
  }
  if (group !== null) yield group;
}

export function idOf(event: LogEvent): string {
  return event.stream.slice(event.stream.indexOf('/') + 1);
}

const Ladder = z.object({
  rungs: z.array(z.object({ to: z.string(), afterSeconds: z.number(), groupedFrom: z.number().optional() })),
  repeatSeconds: z.number(),
});

/** What the checks read of an event, as the log holds it; the exercise knows no module's own types. */
const Facts = z.object({
  assignmentId: z.string().optional(),
  incidentId: z.string().optional(),
  tourId: z.string().optional(),
  callsign: z.string().optional(),
  stacked: z.boolean().optional(),
  atScene: z.boolean().optional(),
  confirmed: z.array(z.string()).optional(),
  why: z.string().optional(),
  milestone: z.string().optional(),
  receivedAt: z.number().optional(),
  place: z.object({ setting: z.enum(['urban', 'rural']) }).optional(),
  grade: z
    .object({
      id: z.string(),
      deploySeconds: z.number().nullable(),
      arrival: z.object({ urbanSeconds: z.number(), ruralSeconds: z.number() }).nullable(),
      clockFrom: z.string(),
      ladder: Ladder,
      rules: z.array(z.object({ promise: z.string(), ladder: Ladder.optional() })).optional(),
    })
    .optional(),
});
export type Facts = z.output<typeof Facts>;

export function factsOf(event: LogEvent): Facts {
  return Facts.safeParse(event.data).data ?? {};
}
