import { z } from 'zod';
import type { RowOf } from '../../../kernel/pure.ts';
import type { OpenIncidents, Units } from '../../../modules/operations/contract.ts';

/**
 * What an exercise leaves behind for looking at: one JSON object a line. First what was played; then, each minute of the
 * exercise, what had changed in the rows that the control room supervisor may read; last how it ended.
 */
const Head = z.object({
  kind: z.literal('trefoil-exercise'),
  version: z.literal(1),
  pack: z.string(),
  force: z.string(),
  seed: z.number(),
  hours: z.number(),
  speed: z.number(),
  startsAt: z.number(),
});
export type Head = z.output<typeof Head>;

type Incident = RowOf<typeof OpenIncidents>;
type Unit = RowOf<typeof Units>;
const milestone = z.enum(['assigned', 'acknowledged', 'en-route', 'at-scene']);

/**
 * The part of a row that a picture of the day needs: no name, no number of a caller, no words of the log. Written out, because a
 * screen has the names of rows and not their shapes (vite.config.ts); `satisfies` holds it to them.
 */
export const RecordedIncident = z.object({
  ...{ id: z.string(), number: z.string(), codeName: z.string(), grade: z.string(), gradeName: z.string() },
  state: z.enum(['open', 'assigned', 'attending', 'at-scene', 'resulted', 'closed']),
  receivedAt: z.number(),
  place: z.object({
    label: z.string(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    verified: z.boolean(),
  }),
  clocks: z.array(
    z.object({
      ...{ key: z.string(), label: z.string(), startedAt: z.number(), dueAt: z.number() },
      state: z.enum(['running', 'warned', 'breached', 'paused']),
    }),
  ),
  units: z.array(z.object({ assignmentId: z.string(), callsign: z.string(), milestone, stacked: z.boolean() })),
}) satisfies z.ZodType<Pick<Incident, 'id' | 'number' | 'codeName' | 'grade' | 'gradeName' | 'state' | 'receivedAt'>>;
export type RecordedIncident = z.output<typeof RecordedIncident>;

export const RecordedUnit = z.object({
  ...{ id: z.string(), callsign: z.string(), kind: z.string(), areaId: z.string() },
  ...{ meaning: z.string(), statusName: z.string(), since: z.number(), emergency: z.boolean(), onDuty: z.boolean() },
  active: z.object({ number: z.string(), milestone }).nullable(),
}) satisfies z.ZodType<Pick<Unit, 'id' | 'callsign' | 'kind' | 'areaId' | 'meaning' | 'statusName' | 'since'>>;
export type RecordedUnit = z.output<typeof RecordedUnit>;

/** Where a unit was said to be, and when that was said. */
export interface Fix {
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
}

const Frame = z.object({
  at: z.number(),
  incidents: z.object({ puts: z.array(RecordedIncident), removes: z.array(z.string()) }),
  units: z.object({ puts: z.array(RecordedUnit), removes: z.array(z.string()) }),
  /** Tour, longitude, latitude, when it was reported. */
  moved: z.array(z.tuple([z.string(), z.number(), z.number(), z.number()])),
  calls: z.object({ ringing: z.int(), taken: z.int() }),
});
export type Frame = z.output<typeof Frame>;

const End = z.object({ endedAt: z.number(), violations: z.int(), events: z.int(), commands: z.int() });
export type End = z.output<typeof End>;

/** The whole as it stood at one minute. */
export interface Moment {
  readonly at: number;
  readonly incidents: ReadonlyMap<string, RecordedIncident>;
  readonly units: ReadonlyMap<string, RecordedUnit>;
  readonly fixes: ReadonlyMap<string, Fix>;
  readonly calls: Frame['calls'];
  /** How many promises had been seen missed until then. */
  readonly missedSoFar: number;
}

export interface Recording {
  readonly head: Head;
  readonly moments: readonly Moment[];
  readonly end: End | null;
  readonly missed: ReadonlySet<string>;
}

/** Reads on: `held` and the lines that came since. Throws where a line is not what a recording holds. */
export function readOn(held: Recording | null, lines: readonly string[]): Recording | null {
  const said: unknown[] = lines.map((line) => JSON.parse(line));
  if (held === null && said.length === 0) return null;
  const head = held?.head ?? Head.parse(said.shift());
  const moments = [...(held?.moments ?? [])];
  const missed = new Set(held?.missed);
  let end = held?.end ?? null;
  for (const one of said) {
    const last = End.safeParse(one);
    if (last.success) end = last.data;
    else moments.push(momentOf(moments.at(-1), Frame.parse(one), missed));
  }
  return { head, moments, end, missed };
}

function momentOf(before: Moment | undefined, frame: Frame, missed: Set<string>): Moment {
  const incidents = changed(before?.incidents, frame.incidents);
  for (const { id, clocks } of incidents.values()) for (const one of missedOf(clocks)) missed.add(`${id}#${one.key}`);
  const fixes = new Map(before?.fixes);
  for (const [id, lon, lat, at] of frame.moved) fixes.set(id, { lon, lat, at });
  const units = changed(before?.units, frame.units);
  return { at: frame.at, incidents, units, fixes, calls: frame.calls, missedSoFar: missed.size };
}

export function missedOf<C extends { readonly state: string }>(clocks: readonly C[]): readonly C[] {
  return clocks.filter(({ state }) => state === 'breached');
}

function changed<R extends { readonly id: string }>(
  before: ReadonlyMap<string, R> | undefined,
  { puts, removes }: { readonly puts: readonly R[]; readonly removes: readonly string[] },
): ReadonlyMap<string, R> {
  const rows = new Map(before);
  for (const id of removes) rows.delete(id);
  for (const put of puts) rows.set(put.id, put);
  return rows;
}
