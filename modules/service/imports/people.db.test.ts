import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCsv } from '../../estate/index.ts';
import { makeWorld, officer, sergeant, serviceManager, technician, type World } from '../test-service.ts';
import { runHistoryImport } from './command.ts';
import { PersonRow } from './people/commands.ts';
import { guessPeople, readPeople } from './people/read-people.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'staff-'));
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.test.close();
});

async function run(text: string, ...args: readonly string[]) {
  const file = join(folder, 'staff.csv');
  writeFileSync(file, text);
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runHistoryImport([file, '--type', 'people', ...args], {
    send: (name, input) => world.send(serviceManager, name, input),
    write: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  return { code, complained, last: said.at(-1) ?? '', importId: /^Import (\S+):/.exec(said.at(-1) ?? '')?.[1] ?? '' };
}

const profileOf = async (who: typeof officer) => (await world.seen(who, 'profile', { of: who.id }))[0];
const head = 'Collar number;Station;Phone;Line manager';

test('a list of staff is tried, taken in by collar number or name, known again, and undone', async () => {
  const text = `${head}\n1234;Oakham Police Station;07700 900123;${sergeant.id}\n${technician.id};;555;`;
  const dry = await run(text, '--dry-run');
  expect(dry.last).toBe('Would be: 2 people: 2 added, 0 went on, 0 as they were, 0 left out');
  expect(await profileOf(officer)).toBeUndefined();
  const { importId, code } = await run(text);
  expect(code).toBe(0);
  expect(await profileOf(officer)).toMatchObject({
    siteId: 'oakham-police-station',
    callBack: '07700 900123',
    managerId: sergeant.id,
  });
  expect((await run(text)).last).toMatch(/0 added, 0 went on, 2 as they were/);
  // Whoever keeps theirs themselves keeps it.
  await world.must(technician, 'keepProfile', { personId: technician.id, callBack: '777' });
  const undone = await world.send(serviceManager, 'undoHistoryImport', { importId, reason: 'Last year’s list' });
  expect(undone).toMatchObject({ result: { undone: 1, left: 0 } });
  expect(await profileOf(officer)).toBeUndefined();
  expect(await profileOf(technician)).toMatchObject({ callBack: '777' });
});

test('whom nobody knows, who leads nobody, no such station, twice the same: each line says why, the rest is taken in', async () => {
  const lines = ['4711;;;', `1234;Atlantis;;`, `1234;;;${technician.id}`, `1234;;5;`, `${officer.id};;6;`, ';;7;'];
  const { complained, last } = await run([head, ...lines].join('\n'));
  expect(complained).toEqual([
    'line 7: It names nobody.',
    'line 2: Nobody here has the number or name 4711.',
    'line 3: The force has no station Atlantis.',
    'line 4: This person leads nobody.',
    'line 5: Line 4 is the same person.',
    'line 6: Line 4 is the same person.',
  ]);
  expect(last).toMatch(/0 added/);
  expect(
    await world.send(officer, 'importPeople', { importId: randomUUID(), source: 'x', people: [{ line: 1, who: 'a' }] }),
  ).toMatchObject({
    kind: 'not-permitted',
  });
});

test('whatever a list holds, every line is a person that the command takes, or named by a fault', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 230 }).map((text) => `"${text.replaceAll('"', '""')}"`);
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (rows) => {
      const table = readCsv([head, ...rows.map((row) => row.join(';'))].join('\n'));
      const { people, faults } = readPeople(table, guessPeople(table.columns));
      for (const person of people) expect(PersonRow.safeParse(person).success).toBe(true);
      expect(people.length + faults.length).toBeGreaterThanOrEqual(table.rows.length);
    }),
  );
});
