import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listCodeMappingFaults } from './code-mapping-faults.ts';
import type { CodeMapping } from './code-mapping-terms.ts';
import { ourCodeOf, theirCodeOf } from './code-mappings.ts';
import { listFaults, loadPack } from './load-pack.ts';
import type { Pack } from './pack.ts';

const packs = ['rutland', 'staffordshire'].map((id) => loadPack(join(import.meta.dirname, '../../data/packs', id)));
const [rutland] = packs as [Pack];
const fire = { id: 'fire', name: 'Fire and Rescue Service' };

/** Rutland with its first table, that of fire and rescue, otherwise. */
function withTable(change: (table: CodeMapping) => Partial<CodeMapping>): Pack {
  const [first, ...others] = rutland.control.codeMappings as [CodeMapping, ...CodeMapping[]];
  const codeMappings = [{ ...first, ...change(first) }, ...others];
  return { ...rutland, control: { ...rutland.control, codeMappings } };
}

const faultsOf = (pack: Pack) => listCodeMappingFaults(pack).map(({ path, reason }) => `${path}: ${reason}`);

describe.each(packs)('the tables of $name', (pack) => {
  test('M09 serve fire, ambulance and the forces around, and hold', () => {
    expect(pack.control.codeMappings.map(({ id }) => id)).toEqual(['fire', 'ambulance', 'forces']);
    expect(faultsOf(pack)).toEqual([]);
  });

  test('M09 say of each list where it is from, and that it stands in where the partner has a list of its own', () => {
    for (const { list } of pack.control.codeMappings) {
      expect(list.standIn).toBe(true);
      expect(list.source).toMatch(/^Stand-in of the demo: .*not public|are its own/);
    }
  });
});

test('M09 a code goes to theirs with its name, and comes back as ours', () => {
  expect(theirCodeOf(rutland, fire, { code: '101', grade: 'G1' })).toEqual({
    ...{ kind: 'mapped', table: 'fire', code: 'Road traffic collision', name: 'Road traffic collision', grade: null },
  });
  expect(ourCodeOf(rutland, fire, 'Road traffic collision')).toMatchObject({ kind: 'mapped', code: '101' });
});

test('M09 a code that has no other side is told by voice, left to a supervisor, or has no table: never guessed', () => {
  const own = (code: string) => theirCodeOf(rutland, fire, { code, grade: 'G1' });
  expect(own('001')).toEqual({ kind: 'voice', table: 'fire' });
  expect(own('012')).toMatchObject({ kind: 'supervisor', why: expect.stringContaining('leaves 012 to a supervisor') });
  expect(own('999')).toMatchObject({ kind: 'unmapped', why: expect.stringContaining('no line for 999') });
  const met = { id: 'E23000001', name: 'Metropolitan Police' };
  expect(theirCodeOf(rutland, met, { code: '101', grade: 'G1' })).toEqual({
    ...{ kind: 'unmapped', table: null, why: 'no table of codes for Metropolitan Police' },
  });
  expect(ourCodeOf(rutland, fire, 'Volcano')).toMatchObject({ kind: 'unmapped', table: 'fire' });
});

test('M09 a force is told our grade as one of theirs', () => {
  const lincolnshire = { id: 'E23000020', name: 'Lincolnshire' };
  expect(theirCodeOf(rutland, lincolnshire, { code: '311', grade: 'G1' })).toMatchObject({
    ...{ kind: 'mapped', code: 'Missing person', grade: { code: 'Immediate', name: 'Immediate' } },
  });
});

describe('a fault is named where it stands', () => {
  const at = 'control.codeMappings[0]';
  const row = (own: string) => ({ own, none: 'voice' as const });

  test.each<[string, (table: CodeMapping) => Partial<CodeMapping>, string]>([
    [
      'an own code that nobody knows',
      ({ rows }) => ({ rows: [...rows, row('9X9')] }),
      `rows[75].own: there is no code "9X9" in this pack`,
    ],
    [
      'an own code twice',
      ({ rows }) => ({ rows: [...rows, row('101')] }),
      'rows[75].own: "101" stands already at control.codeMappings[0].rows[19]',
    ],
    [
      'a code of ours that is missing',
      ({ rows }) => ({ rows: rows.filter(({ own }) => own !== '322') }),
      'rows: our code 322 Protest has no line',
    ],
    [
      'a code of theirs that is not in their list',
      ({ rows }) => ({ rows: rows.map((one) => (one.own === '302' ? { own: '302', theirs: 'Flood' } : one)) }),
      '"Flood" is not in the list that they declare',
    ],
    [
      'two ways back',
      ({ back }) => ({ back: [...back, { theirs: 'Flooding', own: '302' }] }),
      'back[15].theirs: ambiguous: Flooding comes back in two ways',
    ],
    [
      'no way back',
      ({ back }) => ({ back: back.filter(({ theirs }) => theirs !== 'Flooding') }),
      'back: their Flooding Flooding has no way back',
    ],
    [
      'a way back that is another way out',
      ({ back }) => ({ back: back.map((one) => (one.theirs === 'Flooding' ? { ...one, own: '101' } : one)) }),
      'Flooding comes back as 101, which goes out as Road traffic collision',
    ],
    [
      'what is sent and not known when it comes back',
      ({ back }) => ({ back: back.map((one) => (one.theirs === 'Flooding' ? { theirs: 'Flooding' } : one)) }),
      'we send Flooding, and do not know it when it comes back',
    ],
    [
      'a partner that there is not',
      () => ({ partners: ['coastguard'] }),
      'partners[0]: there is no partner "coastguard"',
    ],
    ['nobody whom it is for', () => ({ partners: [] }), 'partners: it is for nobody'],
    [
      'a partner whom another table serves',
      () => ({ partners: ['fire', 'ambulance'] }),
      'ambulance has its codes in the table "fire" already',
    ],
  ])('M09 %s', (_what, change, told) => {
    const faults = faultsOf(withTable(change));
    expect(faults.some((fault) => fault.includes(told) && fault.startsWith('control.codeMappings['))).toBe(true);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a review that lies before the last', { nextReview: '2026-01-01' }, `${at}.nextReview`],
    ['nobody who owns it', { owner: '' }, `${at}.owner`],
    ['both a code and none', { rows: [{ own: '101', theirs: 'Flooding', none: 'voice' }] }, `${at}.rows[0].theirs`],
    ['neither', { rows: [{ own: '101' }] }, `${at}.rows[0].theirs`],
  ])('M09 %s', (_what, change, path) => {
    const faults = listFaults(withTable(() => change as Partial<CodeMapping>)).faults;
    expect(faults.map((fault) => fault.path)).toContain(path);
  });
});

/** Any table over three codes of ours and three of theirs. */
const anyTable = fc.record({
  rows: fc.array(
    fc.record({ own: fc.constantFrom('101', '302', '309', '9X9'), theirs: fc.constantFrom('A', 'B', 'C', 'X') }),
    { maxLength: 5 },
  ),
  back: fc.array(
    fc.record({ theirs: fc.constantFrom('A', 'B', 'C', 'X'), own: fc.constantFrom('101', '302', '309', '9X9') }),
    { maxLength: 5 },
  ),
});

test('M09 a table without a fault sends every code of ours that is in use somewhere, and what it sends comes back and goes out the same', () => {
  const small: Pack = { ...rutland, codes: rutland.codes.filter(({ code }) => ['101', '302', '309'].includes(code)) };
  const list = {
    name: 'L',
    source: 'S',
    standIn: true,
    grades: [],
    codes: ['A', 'B', 'C'].map((code) => ({ code, name: code })),
  };
  fc.assert(
    fc.property(anyTable, ({ rows, back }) => {
      const [first] = small.control.codeMappings as [CodeMapping];
      const table = { ...first, list, rows, back };
      const pack = { ...small, control: { ...small.control, codeMappings: [table] } };
      if (listCodeMappingFaults(pack).length > 0) return;
      for (const { code } of small.codes) {
        const theirs = theirCodeOf(pack, fire, { code, grade: 'G1' });
        if (theirs.kind !== 'mapped') throw new Error(`${code} went nowhere`);
        const ours = ourCodeOf(pack, fire, theirs.code);
        if (ours.kind !== 'mapped') throw new Error(`${theirs.code} did not come back`);
        expect(theirCodeOf(pack, fire, { code: ours.code, grade: 'G1' })).toMatchObject({ code: theirs.code });
      }
    }),
    // A table that holds is drawn directly too: by chance alone few do.
    {
      examples: [
        [
          {
            rows: [
              { own: '101', theirs: 'A' },
              { own: '302', theirs: 'B' },
              { own: '309', theirs: 'B' },
            ],
            back: [
              { theirs: 'A', own: '101' },
              { theirs: 'B', own: '309' },
              { theirs: 'C', own: '302' },
            ],
          },
        ],
      ],
    },
  );
});
