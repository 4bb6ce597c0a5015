import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Db, sql } from '../kernel/index.ts';
import { nameKeys } from '../modules/pole/index.ts';
import type { Measured } from './figure.ts';
import type { Ground } from './ground.ts';
import { quantile } from './load.ts';
import { rowsOf, timesOf } from './reading.ts';

/** Names as callers say them and officers hear them, each with who is meant; and a crowd among whom they are looked for. */
const vectors = resolve(import.meta.dirname, '../modules/pole/names/vectors');
const read = <Of>(name: string): Of => JSON.parse(readFileSync(join(vectors, name), 'utf8')) as Of;
/** Common second names: with them the crowd is as many as a force knows. */
const second = ['', 'Lee', 'Ann', 'Jo', 'Ray', 'May', 'Roy', 'Kim', 'Max'];
const FIRST = 5;
const PORTION = 2_000;

/** How often the person meant is among the first five known, and how soon what is known is there while a name is typed. */
export async function benchNames(ground: Ground): Promise<readonly Measured[]> {
  const variants = read<Record<string, readonly string[]>>('variants.json');
  const cases = Object.entries(variants).flatMap(([name, typed]) => typed.map((one) => ({ name, typed: one })));
  const people = [...Object.keys(variants), ...crowd()];
  // At a million events they are there already.
  if ((await countOf(ground.owner)) < people.length) await fillAll(ground.owner, people);
  const [line] = await ground.lines(1);
  if (line === undefined) throw new Error('no line to read on');
  const found: boolean[] = [];
  const times = await timesOf(cases.length, async (turn) => {
    const { name = '', typed = '' } = cases[turn] ?? {};
    const query = new URLSearchParams({ name: typed, purpose: 'bench of names' });
    const rows = await rowsOf(line, `/api/views/operations.known?${query}`);
    const entries = rows.filter(({ kind }) => kind === 'entry').slice(0, FIRST);
    found.push(entries.some(({ title }) => title === name));
  });
  return [
    {
      name: 'names with the person among five',
      value: (100 * found.filter(Boolean).length) / cases.length,
      unit: '%',
      note: `of ${cases.length} spellings, among ${people.length.toLocaleString('en-GB')} people`,
    },
    { name: 'known while a name is typed, p50', value: quantile(times, 0.5), unit: 'ms' },
    { name: 'known while a name is typed, p99', value: quantile(times, 0.99), unit: 'ms' },
  ];
}

function crowd(): readonly string[] {
  const { given, family } = read<{ given: readonly string[]; family: readonly string[] }>('crowd.json');
  return second.flatMap((middle) =>
    given.flatMap((one) => family.map((other) => [one, middle, other].filter((part) => part !== '').join(' '))),
  );
}

async function countOf(owner: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::integer AS count FROM pole.entry`.execute(owner);
  return rows[0]?.count ?? 0;
}

async function fillAll(owner: Db, people: readonly string[]): Promise<void> {
  for (let from = 0; from < people.length; from += PORTION) await fill(owner, people.slice(from, from + PORTION));
  await sql`VACUUM ANALYZE pole.entry`.execute(owner);
  // Else what was put in is written out while it is measured, and each look waits for the disk to be logged.
  await sql`CHECKPOINT`.execute(owner);
}

/** Straight into the table that the search reads: how people come into it is measured by the commands. */
async function fill(owner: Db, names: readonly string[]): Promise<void> {
  const rows = names.map((name) => ({
    ...{ id: randomUUID(), kind: 'person', state: 'known', name, said_position: 1, added_by: 'bench', added_at: 1 },
    ...{ said: { kind: 'person', name, aliases: [], bornOn: null, phones: [], addresses: [] }, keys: nameKeys(name) },
  }));
  await sql`
    INSERT INTO pole.entry (id, kind, state, name, said, said_position, added_by, added_at, keys)
    SELECT id, kind, state, name, said, said_position, added_by, added_at, keys
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS row(id text, kind text, state text, name text, said jsonb, said_position bigint, added_by text, added_at bigint, keys text[])`.execute(
    owner,
  );
}
