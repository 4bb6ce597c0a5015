import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { NOT_YOURS } from '../authorise/authorise.ts';
import type { KernelContext } from '../context.ts';
import { lanesOf } from '../db/pool.ts';
import { canonical, prepare, type Stamp, type StreamAppend } from '../log/append.ts';
import type { AnyEvent } from '../log/event.ts';
import type { KeptFolds } from '../log/kept-folds.ts';
import type { Db, KernelTables } from '../log/schema.ts';
import type { Folded, StreamRef } from '../log/stream.ts';
import type { Answer, Call, FieldError } from './answer.ts';
import { occurredWithin } from './answer.ts';
import type { AnyHandler, Reader, Ref, Refs } from './handler.ts';
import type { CommandOf, Outcome } from './outcome.ts';
import { Overtaken, retrying } from './retry.ts';
import { findUnstorable, UNSTORABLE } from './text.ts';
import { understand } from './understand.ts';

/** Runs one command: the one way (DESIGN). Throws only when the database fails; the caller then sends the same commandId again. */
export async function handle(context: KernelContext, call: Call): Promise<Answer> {
  const handler = context.registry.handlers.get(call.name);
  if (handler === undefined) return { kind: 'unknown-command' };
  const permission = context.authorise(call.subject, handler.declaration.permission);
  if (!permission.allow) return { kind: 'not-permitted', reason: permission.reason };
  const parsed = understand(handler.declaration.schema, call.input);
  const recordedAt = context.clock.now();
  const occurred = occurredWithin(call.occurredAt, recordedAt);
  const errors: FieldError[] = parsed.success
    ? unstorable(parsed.data, handler)
    : parsed.error.issues.map((issue) => fieldError(issue, handler));
  if (occurred.error !== null) errors.push(occurred.error);
  if (!parsed.success || errors.length > 0) return { kind: 'malformed', errors };
  const hash = createHash('sha256')
    .update(canonical({ name: call.name, input: call.input, occurredAt: call.occurredAt }))
    .digest();
  const { id, name, kind, seat } = call.subject;
  const command: CommandOf<unknown> = {
    input: parsed.data,
    actor: { kind, id, name, seatId: seat?.id ?? null },
    occurredAt: occurred.at,
    recordedAt,
    confirmed: new Set(call.confirmed),
  };
  const run: Run = { context, call, handler, command, hash, occurredBy: occurred.by };
  return retrying(() => runOnce(lanesOf(context.db).reading, run));
}

interface Run {
  readonly context: KernelContext;
  readonly call: Call;
  readonly handler: AnyHandler;
  readonly command: CommandOf<unknown>;
  readonly hash: Buffer;
  readonly occurredBy: 'server' | 'claim';
}

/**
 * Reads and decides. What is read here may have moved on before it is written: the versions of all streams are compared under
 * the ordering lock (SPEC 2.3), which a transaction around the reading would not spare.
 */
async function runOnce(db: Db, run: Run): Promise<Answer> {
  const { handler, command, context } = run;
  const packVersion = context.packVersion();
  const seen = new Map<string, Folded>();
  const reader = readerOf({ db, folds: context.folds }, seen);
  const read = new Map<string, Folded>();
  const reading = async () => {
    const refs = await handler.streams(command.input as never, reader);
    return { refs, states: await foldAll({ db, folds: context.folds }, refs, { seen, read }) };
  };
  // Asked at once: a command that was seen before is rare, and costs a reading for nothing.
  const [earlier, { refs, states }] = await Promise.all([firstAnswer(db, run), reading()]);
  if (earlier?.kind === 'command-id-reused') return earlier;
  const sight = sightOf(run, states);
  if (sight === 'hidden') return unheardOf(run, { refs, states, reader });
  if (sight === 'foreign') return { kind: 'not-permitted', reason: NOT_YOURS };
  if (sight === 'masked') return { kind: 'not-permitted', reason: 'restricted' };
  if (typeof sight === 'object') return { kind: 'not-permitted', reason: sight.beyond };
  if (earlier !== null) return earlier;
  const facts = await handler.facts?.(command as never, states as never, reader);
  // Facts of two packs decide nothing: the event names one.
  if (context.packVersion() !== packVersion) throw new Overtaken();
  const outcome = handler.decide(command as never, states as never, facts as never);
  // The no may be to what this very command has done: the same one sent twice at once, and read here between the two.
  if (outcome.outcome !== 'decided') return (await firstAnswer(db, run)) ?? refusalOf(outcome, run);
  const result = outcome.result ?? {};
  try {
    const position = await write(run, appendsOf(refs, read, outcome.events), { read, result });
    return { kind: 'done', position, result };
  } catch (error) {
    const refused = refusedByDatabase(error, handler);
    if (refused === null) throw error;
    return refused;
  }
}

/** SPEC 3.10: a rule that the database keeps itself says no with a code that the command declares; any other is a fault. */
function refusedByDatabase(error: unknown, { declaration }: AnyHandler): Answer | null {
  if (!(error instanceof Error && 'code' in error && error.code === 'TR403' && 'constraint' in error)) return null;
  const code = String(error.constraint);
  return code in declaration.refusals ? { kind: 'refused', code, detail: error.message, current: undefined } : null;
}

type No = Exclude<Outcome<unknown>, { outcome: 'decided' }>;

function refusalOf(outcome: No, { call, command }: Run): Answer {
  const { code, detail } = outcome;
  if (outcome.outcome === 'refused') return { kind: 'refused', code, detail, current: outcome.current };
  if (command.confirmed.has(code)) throw new Error(`${call.name} asks again for ${code} although it is confirmed`);
  return { kind: 'confirm', code, detail };
}

/** SPEC 3.2: the same id and body from the same actor has its first answer again; anything else is refused. */
async function firstAnswer(db: Db, { call, command, hash }: Run): Promise<Answer | null> {
  const { rows } = await sql<KernelTables['kernel.command_result']>`
    SELECT actor_id, body_hash, position, result FROM kernel.command_result WHERE command_id = ${call.commandId}`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (row.actor_id !== command.actor.id || !row.body_hash.equals(hash)) return { kind: 'command-id-reused' };
  return { kind: 'done', position: row.position, result: row.result as Readonly<Record<string, unknown>> };
}

interface Source {
  readonly db: Db;
  readonly folds: KeptFolds;
}

/** A stream that was folded to find others is not read again: it is guarded as it was seen, or not at all. */
function readerOf({ db, folds }: Source, seen: Map<string, Folded>): Reader {
  return {
    db,
    fold: async <State, Event extends AnyEvent>({ aggregate, stream }: StreamRef<State, Event>) => {
      const folded = seen.get(stream) ?? (await folds.readOne(db, aggregate, stream));
      seen.set(stream, folded);
      return folded.state as State;
    },
  };
}

interface Streams {
  /** Folded for whatever reason. */
  readonly seen: ReadonlyMap<string, Folded>;
  /** Guarded by the append. */
  readonly read: Map<string, Folded>;
}

function listOf(ref: Ref): readonly StreamRef[] {
  if (ref === null) return [];
  return Array.isArray(ref) ? ref : [ref as StreamRef];
}

/** SPEC 3.4: every stream is folded once, under whichever names it was asked for, and all in one reading. */
async function foldAll({ db, folds }: Source, refs: Refs, { seen, read }: Streams): Promise<Record<string, unknown>> {
  const wanted = new Map(
    Object.values(refs)
      .flatMap(listOf)
      .map((ref) => [ref.stream, ref.aggregate] as const),
  );
  for (const stream of wanted.keys()) {
    const folded = seen.get(stream);
    if (folded !== undefined && wanted.delete(stream)) read.set(stream, folded);
  }
  for (const [stream, folded] of await folds.read(db, wanted)) read.set(stream, folded);
  const states: Record<string, unknown> = {};
  for (const [alias, ref] of Object.entries(refs)) {
    const folded = listOf(ref).map((one) => read.get(one.stream)?.state);
    states[alias] = ref === null ? null : Array.isArray(ref) ? folded : folded[0];
  }
  return states;
}

type States = Readonly<Record<string, unknown>>;

type CommandSight = 'open' | 'masked' | 'hidden' | 'foreign' | { readonly beyond: string };

/** How the object of the command stands to its sender: under a mask, hidden, somebody else's or out of reach, nothing is done to it. */
function sightOf({ context, call, command, handler }: Run, states: States): CommandSight {
  const guard = handler.guard?.(states as never, command.input as never);
  if (guard === undefined) return 'open';
  const { allow, obligations, reason, beyond } = context.authorise(call.subject, handler.declaration.permission, guard);
  if (beyond) return { beyond: reason };
  if (!allow) return reason === NOT_YOURS ? 'foreign' : 'hidden';
  return obligations.includes('mask') ? 'masked' : 'open';
}

interface Asked {
  readonly refs: Refs;
  readonly states: States;
  readonly reader: Reader;
}

/** SPEC 3.7: what is concealed answers as what never was; where the rule has no word for that, as not permitted. */
async function unheardOf(run: Run, { refs, states, reader }: Asked): Promise<Answer> {
  const { handler, command } = run;
  const blank: Answer = { kind: 'not-permitted', reason: 'not open to you' };
  const alias = Object.keys(refs).find((one) => {
    const sight = sightOf(run, without(refs, states, one));
    return sight === 'open' || sight === 'masked';
  });
  if (alias === undefined) return blank;
  const others = without(refs, states, alias) as never;
  const facts = await handler.facts?.(command as never, others, reader);
  const outcome = handler.decide(command as never, others, facts as never);
  if (outcome.outcome !== 'refused') return blank;
  return { kind: 'refused', code: outcome.code, detail: outcome.detail, current: outcome.current };
}

/** The states as they would be if the streams of this name had no events. */
function without(refs: Refs, states: States, alias: string): States {
  const ref = refs[alias] ?? null;
  const initial = listOf(ref).map((one) => one.aggregate.initial);
  return { ...states, [alias]: Array.isArray(ref) ? initial : (initial[0] ?? null) };
}

/** Pairs the decided events with their streams. Streams without events go along: they guard. */
function appendsOf(
  refs: Refs,
  read: ReadonlyMap<string, Folded>,
  decided: Readonly<Record<string, unknown>>,
): readonly StreamAppend[] {
  const events = new Map<string, AnyEvent[]>([...read.keys()].map((stream) => [stream, []]));
  for (const [alias, ref] of Object.entries(refs)) {
    const answer = decided[alias] as readonly unknown[] | undefined;
    if (answer === undefined) continue;
    if (ref === null) throw new Error(`events decided for ${alias}, which is no stream here`);
    const lists = Array.isArray(ref) ? (answer as readonly (readonly AnyEvent[])[]) : [answer as readonly AnyEvent[]];
    listOf(ref).forEach((one, i) => {
      events.get(one.stream)?.push(...(lists[i] ?? []));
    });
  }
  return [...events].map(([stream, list]) => ({ stream, version: read.get(stream)?.version ?? 0, events: list }));
}

interface Written {
  readonly read: ReadonlyMap<string, Folded>;
  readonly result: Readonly<Record<string, unknown>>;
}

/** Writes with whoever is ready at the same time. */
function write(run: Run, appends: readonly StreamAppend[], { read, result }: Written): Promise<number> {
  const { context, command, call } = run;
  const stamp: Stamp = {
    recordedAt: command.recordedAt,
    occurredAt: command.occurredAt,
    occurredBy: run.occurredBy,
    actor: command.actor,
    commandId: call.commandId,
    packVersion: context.packVersion(),
  };
  const record = { name: call.name, bodyHash: run.hash, result };
  const prepared = prepare(appends, stamp, { schemas: context.registry.schemas, command: record });
  return context.convoy.join({ prepared, read });
}

function unstorable(input: unknown, handler: AnyHandler): FieldError[] {
  const path = findUnstorable(input);
  return path === null ? [] : [fieldError({ path: [...path], message: UNSTORABLE }, handler)];
}

function fieldError(issue: { path: PropertyKey[]; message: string }, handler: AnyHandler): FieldError {
  const example = issue.path.reduce<unknown>(
    (at, step) => (at !== null && typeof at === 'object' ? Reflect.get(at, step) : undefined),
    handler.declaration.example,
  );
  return {
    field: ['input', ...issue.path.map(String)].join('.'),
    reason: issue.message,
    example: example ?? handler.declaration.example,
  };
}
