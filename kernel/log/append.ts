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

/** What is remembered of a command that was carried out. */
export interface CommandRecord {
  readonly name: string;
  readonly bodyHash: Buffer;
  readonly result: Readonly<Record<string, unknown>>;
}

/**
 * Appends in one statement, at the expected versions, under the ordering lock (SPEC 2), and remembers the command with it.
 * A stream that has moved on raises SQLSTATE TR409. Answers the events as they stand in the log.
 */
export async function append(
  tx: Tx,
  appends: readonly StreamAppend[],
  stamp: Stamp,
  { schemas, command }: { readonly schemas: EventSchemas; readonly command?: CommandRecord },
): Promise<AnyPastEvent[]> {
  const past: AnyPastEvent[] = [];
  const rows: Record<string, unknown>[] = [];
  for (const { stream, version, events } of appends) {
    events.forEach((event, i) => {
      const { data, detail } = checked(event, schemas);
      const at = { stream, version: version + 1 + i };
      rows.push({ ...at, ...stamp, type: event.type, data, ...secret(detail) });
      past.push({ ...at, ...stamp, type: event.type, data, detail: detail ?? null, position: 0 });
    });
  }
  const { commandId, actor, recordedAt } = stamp;
  const record =
    command === undefined
      ? null
      : { ...command, bodyHash: command.bodyHash.toString('hex'), commandId, actorId: actor.id, recordedAt };
  const answer = await write(tx, appends, rows, record);
  return past.map((event, i) => ({ ...event, position: answer[i] ?? 0 }));
}

/** Makes sure that a stream still stands at `version`, and holds it there to the end of the transaction. */
export async function guard(tx: Tx, stream: string, version: number): Promise<void> {
  await write(tx, [{ stream, version }], [], null);
}

async function write(
  tx: Tx,
  at: readonly Pick<StreamAppend, 'stream' | 'version'>[],
  rows: readonly unknown[],
  record: unknown,
): Promise<readonly number[]> {
  const expected = JSON.stringify(at.map(({ stream, version }) => ({ stream, version })));
  const answer = await sql<{ position: number }>`
    SELECT append AS position FROM kernel.append(${expected}::jsonb, ${JSON.stringify(rows)}::jsonb,
      ${record === null ? null : JSON.stringify(record)}::jsonb)`.execute(tx);
  return answer.rows.map((row) => row.position);
}

function secret(detail: unknown): { commit: string; salt: string; detail: unknown } | object {
  if (detail === undefined) return {};
  const salt = randomBytes(16);
  return { commit: commitTo(salt, detail).toString('hex'), salt: salt.toString('hex'), detail };
}
