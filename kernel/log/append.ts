import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../command/outcome.ts';
import type { AnyEvent, AnyPastEvent, EventSchemas } from './event.ts';
import type { Tx } from './schema.ts';

/** What all events of one command share. */
export interface Stamp {
  readonly recordedAt: number;
  readonly occurredAt: number;
  readonly occurredBy: 'server' | 'claim';
  readonly actor: Actor;
  readonly commandId: string;
  readonly packVersion: string;
}

/** Events for one stream, which the rule read at `version`; none makes it a guard. */
export interface StreamAppend {
  readonly stream: string;
  readonly version: number;
  readonly events: readonly AnyEvent[];
}

/** SHA-256(salt ‖ canonical JSON of the detail): what stays provable after the detail is erased. */
export function commitTo(salt: Buffer, detail: unknown): Buffer {
  return createHash('sha256').update(salt).update(canonical(detail)).digest();
}

/** JSON with keys in code-point order at every depth, so that a value has one text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).filter(([, v]) => v !== undefined);
    fields.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Refuses an event that no module has declared, or whose data do not fit: what is in the log stays for ever. */
function checked(event: AnyEvent, schemas: EventSchemas): { data: unknown; detail: unknown } {
  const schema = schemas[event.type];
  if (schema === undefined) throw new Error(`event type ${event.type} is not declared by any module`);
  return { data: schema.data.parse(event.data), detail: schema.detail?.parse(event.detail) };
}

/** SPEC 1.7: an event may say when it happened itself, never later than it was recorded. */
function timed(stamp: Stamp, { occurredAt }: AnyEvent): Stamp {
  if (occurredAt === undefined) return stamp;
  return { ...stamp, occurredAt: Math.min(occurredAt, stamp.recordedAt), occurredBy: 'claim' };
}

/** What is remembered of a command that was carried out. */
export interface CommandRecord {
  readonly name: string;
  readonly bodyHash: Buffer;
  readonly result: Readonly<Record<string, unknown>>;
}

/** One command's events as they will stand in the log, but for their positions. */
export interface Prepared {
  readonly expected: readonly Pick<StreamAppend, 'stream' | 'version'>[];
  readonly past: readonly AnyPastEvent[];
  readonly rows: readonly unknown[];
  readonly record: object | null;
}

/** Checks and words what is to be appended. Nothing here needs the order: it is done before the lock is taken. */
export function prepare(
  appends: readonly StreamAppend[],
  stamp: Stamp,
  { schemas, command }: { readonly schemas: EventSchemas; readonly command?: CommandRecord },
): Prepared {
  const past: AnyPastEvent[] = [];
  const rows: Record<string, unknown>[] = [];
  for (const { stream, version, events } of appends) {
    events.forEach((event, i) => {
      const { data, detail } = checked(event, schemas);
      const at = { stream, version: version + 1 + i, ...timed(stamp, event) };
      rows.push({ ...at, type: event.type, data, ...secret(detail) });
      past.push({ ...at, type: event.type, data, detail: detail ?? null, position: 0 });
    });
  }
  const { commandId, actor, recordedAt } = stamp;
  const record =
    command === undefined
      ? null
      : { ...command, bodyHash: command.bodyHash.toString('hex'), commandId, actorId: actor.id, recordedAt };
  return { expected: appends.map(({ stream, version }) => ({ stream, version })), past, rows, record };
}

/**
 * Appends what several commands have decided, in one statement, at the expected versions, under the ordering lock (SPEC 2), and
 * remembers the commands with it. A stream that has moved on raises SQLSTATE TR409. Answers each one's events as they stand.
 */
export async function appendAll(tx: Tx, all: readonly Prepared[]): Promise<readonly Appended[]> {
  let count = 0;
  const records = all.flatMap(({ rows, record }) => {
    count += rows.length;
    return record === null ? [] : [{ ...record, upTo: count }];
  });
  const parts = [all.flatMap((one) => one.expected), all.flatMap((one) => one.rows), records].map((part) =>
    JSON.stringify(part),
  );
  const { rows } = await sql<{ position: number }>`
    SELECT append_all AS position FROM kernel.append_all(${parts[0]}::jsonb, ${parts[1]}::jsonb, ${parts[2]}::jsonb)`.execute(
    tx,
  );
  // The first is the last position that stood before: where a command stands that has added nothing.
  const [before = 0, ...positions] = rows.map((row) => row.position);
  let done = 0;
  return all.map(({ past }) => {
    const events = past.map((event) => ({ ...event, position: positions[done++] ?? 0 }));
    return { events, position: positions[done - 1] ?? before };
  });
}

/** One command's events, and where the log stands with them. */
export interface Appended {
  readonly events: readonly AnyPastEvent[];
  readonly position: number;
}

/** The same for one. */
export async function append(
  tx: Tx,
  appends: readonly StreamAppend[],
  stamp: Stamp,
  how: { readonly schemas: EventSchemas; readonly command?: CommandRecord },
): Promise<readonly AnyPastEvent[]> {
  const [appended] = await appendAll(tx, [prepare(appends, stamp, how)]);
  return appended?.events ?? [];
}

/** Makes sure that a stream still stands at `version`, and holds it there to the end of the transaction. */
export async function guard(tx: Tx, stream: string, version: number): Promise<void> {
  await appendAll(tx, [{ expected: [{ stream, version }], past: [], rows: [], record: null }]);
}

function secret(detail: unknown): { commit: string; salt: string; detail: unknown } | object {
  if (detail === undefined) return {};
  const salt = randomBytes(16);
  return { commit: commitTo(salt, detail).toString('hex'), salt: salt.toString('hex'), detail };
}
