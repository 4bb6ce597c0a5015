import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runGazetteerCommand } from './command.ts';

const packsFolder = new URL('../../../data/packs', import.meta.url).pathname;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gazetteer-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  const out: string[] = [];
  const complaints: string[] = [];
  const io = {
    write: (line: string) => void out.push(line),
    complain: (line: string) => void complaints.push(line),
    packsFolder,
  };
  return { code: await runGazetteerCommand(args, io), out, complaints: complaints.join('\n') };
}

describe('gazetteer search', () => {
  test('answers one JSON object for each line, empty lines too', async () => {
    const queries = join(folder, 'queries.txt');
    await writeFile(queries, 'northgate oakham\n\nLE15 6RA\n');
    const { code, out } = await run('search', '--packs', 'rutland', '--queries', queries, '--limit', '3');
    const answers: { query: string; ms: number; results: { name: string }[] }[] = out.map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers.map(({ query, results }) => [query, results[0]?.name])).toEqual([
      ['northgate oakham', 'Northgate'],
      ['', undefined],
      ['LE15 6RA', 'LE15 6RA'],
    ]);
    for (const { ms, results } of answers) {
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(results.length).toBeLessThanOrEqual(3);
    }
  });

  test.each([
    [['search'], 'usage'],
    [['find', '--packs', 'rutland', '--queries', 'x'], 'usage'],
    [['search', '--packs', 'rutland', '--queries', 'x', '--limit', 'no'], 'usage'],
    [['search', '--colour', 'red'], 'usage'],
    [['search', '--packs', 'atlantis', '--queries', 'x'], 'There is no pack at'],
    [['search', '--packs', 'rutland', '--queries', '/nowhere/queries.txt'], 'cannot be read'],
  ])('%j is refused in words', async (args, words) => {
    const { code, out, complaints } = await run(...args);
    expect([code, out]).toEqual([2, []]);
    expect(complaints).toContain(words);
  });
});
