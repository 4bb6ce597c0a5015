import type { RawBuilder } from 'kysely';
import { sql } from '../../../kernel/index.ts';
import type { Field, Kind } from './fields.ts';
import type { Condition, Step, Test } from './question.ts';

/** A field of the record itself (`r`), or of the record that it belongs to (`p`). */
export interface Asked {
  readonly field: Field;
  readonly of: 'r' | 'p';
}

/** Names come from the database's own list (fields.ts); what somebody typed is a parameter. */
export function heldOf({ field, of }: Asked): RawBuilder<unknown> {
  const { column, inner, kind, counted } = field;
  const base = sql.ref(`${of}.${column}`);
  if (kind === 'list' || counted) {
    const all =
      inner !== null && 'every' in inner
        ? sql`ARRAY(SELECT one #>> '{}' FROM jsonb_path_query(${base}, ${inner.every}::jsonpath) AS one)`
        : sql`coalesce(${base}, '{}')`;
    return counted ? sql`cardinality(${all})` : all;
  }
  if (inner === null || 'every' in inner) return base;
  const text = sql`(${base} #>> ${[...inner.way]}::text[])`;
  // What another source has left there as words is no number.
  const is = (type: string) => sql`jsonb_typeof(${base} #> ${[...inner.way]}::text[]) = ${type}`;
  if (kind === 'number') return sql`(CASE WHEN ${is('number')} THEN ${text}::float8 END)`;
  if (kind === 'time') return sql`(CASE WHEN ${is('number')} THEN ${text}::numeric::bigint END)`;
  return kind === 'yes-no' ? sql`(CASE WHEN ${is('boolean')} THEN ${text}::boolean END)` : text;
}

const tests: Readonly<Record<Kind, readonly Test[]>> = {
  text: ['is', 'is-not', 'contains', 'empty', 'filled'],
  list: ['is', 'is-not', 'contains', 'empty', 'filled'],
  number: ['is', 'is-not', 'at-least', 'at-most', 'empty', 'filled'],
  time: ['at-least', 'at-most', 'last-days', 'empty', 'filled'],
  'yes-no': ['is', 'empty', 'filled'],
};

/** What can be asked of a kind of field. */
export function testsOf(kind: Kind): readonly Test[] {
  return tests[kind];
}

const DAY_MS = 86_400_000;

/** Null: it cannot be asked of this field, or not by this value. */
export function conditionOf(asked: Asked, { test, value }: Condition, now: number): RawBuilder<boolean> | null {
  const { kind } = asked.field;
  if (!tests[kind].includes(test)) return null;
  const held = heldOf(asked);
  if (test === 'empty' || test === 'filled') {
    const empty = emptyOf(kind, held);
    return test === 'empty' ? sql`(${empty})` : sql`NOT (${empty})`;
  }
  if (kind === 'list') return ofList(held, test, value);
  if (kind === 'text') return ofText(held, test, value);
  if (kind === 'yes-no') return sql`${held} = ${value === 'true'}`;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return null;
  switch (test) {
    case 'last-days':
      return sql`${held} BETWEEN ${Math.round(now - number * DAY_MS)} AND ${now}`;
    case 'at-least':
      return sql`${held} >= ${number}::float8`;
    case 'at-most':
      return sql`${held} <= ${number}::float8`;
    default:
      return test === 'is' ? sql`${held} = ${number}::float8` : sql`${held} IS DISTINCT FROM ${number}::float8`;
  }
}

function emptyOf(kind: Kind, held: RawBuilder<unknown>): RawBuilder<unknown> {
  if (kind === 'list') return sql`cardinality(${held}) = 0`;
  return kind === 'text' ? sql`coalesce(${held}, '') = ''` : sql`${held} IS NULL`;
}

function ofText(held: RawBuilder<unknown>, test: Test, value: string): RawBuilder<boolean> {
  const low = value.toLowerCase();
  if (test === 'contains') return sql`strpos(lower(${held}), ${low}) > 0`;
  return test === 'is' ? sql`lower(${held}) = ${low}` : sql`lower(${held}) IS DISTINCT FROM ${low}`;
}

function ofList(held: RawBuilder<unknown>, test: Test, value: string): RawBuilder<boolean> {
  const low = value.toLowerCase();
  const fits = test === 'contains' ? sql`strpos(lower(one), ${low}) > 0` : sql`lower(one) = ${low}`;
  const some = sql<boolean>`EXISTS (SELECT FROM unnest(${held}) AS one WHERE ${fits})`;
  return test === 'is-not' ? sql`NOT ${some}` : some;
}

const written: Readonly<Record<Exclude<Step, 'value'>, string>> = {
  ...{ hour: 'HH24', weekday: 'ID', day: 'YYYY-MM-DD', week: 'IYYY-"W"IW', month: 'YYYY-MM', year: 'YYYY' },
};

/** What a group is told by: a time by its local day, month, …, anything else by what it holds. */
export function groupOf(asked: Asked, step: Step, timezone: string): RawBuilder<unknown> {
  const held = heldOf(asked);
  if (asked.field.kind !== 'time' || step === 'value') return held;
  return sql`to_char(to_timestamp(${held} / 1000.0) AT TIME ZONE ${timezone}, ${written[step]})`;
}
