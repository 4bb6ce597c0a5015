import { createHash } from 'node:crypto';
import { NOT_YOURS } from '../authorise/authorise.ts';
import type { KernelContext } from '../context.ts';
import { append, canonical, type Stamp, type StreamAppend } from '../log/append.ts';
import { erase, redactedBy } from '../log/erase.ts';
import type { AnyEvent, AnyPastEvent } from '../log/event.ts';
import { foldStream, foldStreams, lastPosition } from '../log/read.ts';
import type { Tx } from '../log/schema.ts';
import type { Folded, StreamRef } from '../log/stream.ts';
import { project } from '../projection/project.ts';
import { reproject } from '../projection/reproject.ts';
import type { Registry } from '../registry.ts';
import type { Answer, Call, FieldError } from './answer.ts';
import { occurredWithin } from './answer.ts';
import type { AnyHandler, Reader, Ref, Refs } from './handler.ts';
import type { CommandOf } from './outcome.ts';
import { retrying } from './retry.ts';
import { findUnstorable, UNSTORABLE } from './text.ts';

/** Runs one command: the one way (DESIGN). Throws only when the database fails; the caller then sends the same commandId again. */
export async function handle(context: KernelContext, call: Call): Promise<Answer> {
  const handler = context.registry.handlers.get(call.name);
  if (handler === undefined) return { kind: 'unknown-command' };
  const permission = context.authorise(call.subject, handler.declaration.permission);
  if (!permission.allow) return { kind: 'not-permitted', reason: permission.reason };
  const parsed = handler.declaration.schema.safeParse(call.input);
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
  const answer = await retrying(() => context.db.transaction().execute((tx) => runOnce(tx, run)));
  if (answer.kind === 'done') context.committed();
  return answer;
}

interface Run {
  readonly context: KernelContext;
  readonly call: Call;
  readonly handler: AnyHandler;
  readonly command: CommandOf<unknown>;
  readonly hash: Buffer;
  readonly occurredBy: 'server' | 'claim';
}

async function runOnce(tx: Tx, run: Run): Promise<Answer> {
  const { handler, command, call } = run;
  const earlier = await firstAnswer(tx, run);
  if (earlier?.kind === 'command-id-reused') return earlier;
  const read = new Map<string, Folded>();
  const reader = readerOf(tx);
  const refs = await handler.streams(command.input as never, reader);
  const states = await foldAll(tx, refs, read);
  const sight = sightOf(run, states);
  if (sight === 'hidden') return unheardOf(run, { refs, states, reader });
  if (sight === 'foreign') return { kind: 'not-permitted', reason: NOT_YOURS };
  if (sight === 'masked') return { kind: 'not-permitted', reason: 'restricted' };
  if (earlier !== null) return earlier;
  const facts = await handler.facts?.(command as never, states as never, reader);
  const outcome = handler.decide(command as never, states as never, facts as never);
  if (outcome.outcome === 'confirm') {
    if (command.confirmed.has(outcome.code))
      throw new Error(`${call.name} asks again for ${outcome.code} although it is confirmed`);
    return { kind: 'confirm', code: outcome.code, detail: outcome.detail };
  }
  if (outcome.outcome === 'refused') {
    return { kind: 'refused', code: outcome.code, detail: outcome.detail, current: outcome.current };
  }
  const result = outcome.result ?? {};
  const position = await write(tx, run, appendsOf(refs, read, outcome.events), { read, result });
  return { kind: 'done', position, result };
}

/** SPEC 3.2: the same id and body from the same actor has its first answer again; anything else is refused. */
async function firstAnswer(tx: Tx, { call, command, hash }: Run): Promise<Answer | null> {
  const row = await tx
    .selectFrom('kernel.command_result')
    .select(['actor_id', 'body_hash', 'position', 'result'])
    .where('command_id', '=', call.commandId)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.actor_id !== command.actor.id || !row.body_hash.equals(hash)) return { kind: 'command-id-reused' };
  return { kind: 'done', position: row.position, result: row.result as Readonly<Record<string, unknown>> };
}

function readerOf(tx: Tx): Reader {
  return {
    db: tx,
    fold: async <State, Event extends AnyEvent>(ref: StreamRef<State, Event>) =>
      (await foldStream(tx, ref.aggregate, ref.stream)).state as State,
  };
}

function listOf(ref: Ref): readonly StreamRef[] {
  if (ref === null) return [];
  return Array.isArray(ref) ? ref : [ref as StreamRef];
}

/** SPEC 3.4: every stream is folded once, under whichever names it was asked for, and all in one reading. */
async function foldAll(tx: Tx, refs: Refs, read: Map<string, Folded>): Promise<Record<string, unknown>> {
  const wanted = new Map(
    Object.values(refs)
      .flatMap(listOf)
      .map((ref) => [ref.stream, ref.aggregate] as const),
  );
  for (const [stream, folded] of await foldStreams(tx, wanted)) read.set(stream, folded);
  const states: Record<string, unknown> = {};
  for (const [alias, ref] of Object.entries(refs)) {
    const folded = listOf(ref).map((one) => read.get(one.stream)?.state);
    states[alias] = ref === null ? null : Array.isArray(ref) ? folded : folded[0];
  }
  return states;
}

type States = Readonly<Record<string, unknown>>;

/** How the object of the command stands to its sender: under a mask, hidden, or somebody else's, nothing is done to it. */
function sightOf({ context, call, command, handler }: Run, states: States): 'open' | 'masked' | 'hidden' | 'foreign' {
  const guard = handler.guard?.(states as never, command.input as never);
  if (guard === undefined) return 'open';
  const { allow, obligations, reason } = context.authorise(call.subject, handler.declaration.permission, guard);
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
  const alias = Object.keys(refs).find((one) => ['open', 'masked'].includes(sightOf(run, without(refs, states, one))));
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

async function write(tx: Tx, run: Run, appends: readonly StreamAppend[], { read, result }: Written): Promise<number> {
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
  const past = await append(tx, appends, stamp, { schemas: context.registry.schemas, command: record });
  await project(tx, context.registry, read, past);
  await eraseRedacted(tx, context.registry, past);
  return past.at(-1)?.position ?? (await lastPosition(tx));
}

/** SPEC 1.4, 4.5: what was ordered to be erased goes at once, and so do the rows that were made of it. */
async function eraseRedacted(tx: Tx, registry: Registry, past: readonly AnyPastEvent[]): Promise<void> {
  const positions = redactedBy(past);
  if (positions.length === 0) return;
  await erase(tx, positions);
  for (const { stream, type } of past) if (type === 'kernel.Redacted') await reproject(tx, registry, stream);
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
