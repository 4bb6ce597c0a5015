import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readView } from '../index.ts';
import { sample } from '../sample/sample.ts';
import { personSubject, systemSubject, type TestDatabase, testDatabase } from '../testing.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([sample]);
  for (let n = 0; n < 12; n++) await open(`job-${String(n).padStart(2, '0')}`, n % 3 === 1 ? [] : null);
});
afterAll(() => t.close());

const reader = personSubject('reader', ['dispatcher']);

async function open(id: string, concealedFor: readonly string[] | null): Promise<void> {
  await t.handle({ name: 'sample.openJob', input: { id, note: 'x', dueAt: null } });
  if (concealedFor === null) return;
  await t.handle({ name: 'sample.guardJob', input: { id, restriction: 'concealed', allowed: concealedFor } });
}

async function pages(limit: number): Promise<readonly (readonly string[])[]> {
  const all: string[][] = [];
  for (let after: string | null = null; ; ) {
    const page = await readView(t.context, reader, 'sample.jobs', { filters: {}, limit, after, of: null });
    all.push(page.rows.map((row) => (row as { id: string }).id));
    if (page.next === undefined) return all;
    expect(all.flat()).toContain(page.next);
    after = page.next;
  }
}

const visible = ['job-00', 'job-02', 'job-03', 'job-05', 'job-06', 'job-08', 'job-09', 'job-11'];

describe('6.1 pages tell nothing of rows that are hidden', () => {
  test.each([1, 2, 3, 5, 8, 100])('in pages of %i: as long and marked as if they were not there', async (limit) => {
    const read = await pages(limit);
    expect(read.flat()).toEqual(visible);
    expect(read.slice(0, -1).every((page) => page.length === limit)).toBe(true);
  });
});

describe('3.7 a concealed object answers as one that never was', () => {
  const assign = (jobId: string) => ({ name: 'sample.assign', input: { jobId, unitId: randomUUID() } });
  const note = (id: string) => ({ name: 'sample.noteJob', input: { id, note: 'x' } });

  test('never with the reason that it is concealed', async () => {
    const answer = await t.handle({ ...note('job-01'), subject: reader });
    expect(JSON.stringify(answer)).not.toContain('concealed');
  });

  test('the system and those on the list go on', async () => {
    expect(await t.handle({ ...assign('job-01'), subject: systemSubject() })).toMatchObject({ kind: 'done' });
  });
});

describe('3.8 text that cannot be stored is malformed', () => {
  test('and its field is named', async () => {
    const answer = await t.handle({ name: 'sample.openJob', input: { id: 'bad', note: 'a\0b', dueAt: null } });
    expect(answer).toMatchObject({ kind: 'malformed', errors: [{ field: 'input.note' }] });
  });
});
