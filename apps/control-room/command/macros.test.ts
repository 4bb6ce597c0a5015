import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLine } from './grammar.ts';
import { faultOf, type Macro, withMacro } from './macros.ts';
import type { Known, Reading } from './reading.ts';
import { isVerb, verbs } from './verbs.ts';

const known: Known = {
  units: [{ id: 'u21', callsign: 'RA21', state: 'free', active: null }],
  incidents: [
    { id: 'i417', number: '0417 of 22/11', title: 'Robbery', place: 'Mill St', grade: 'G1', ownerSeatId: null },
  ],
  grades: [],
  statuses: [{ code: '5', name: 'En route' }],
  inHand: 'i417',
  ownMacros: [{ word: 'go', line: 'as' }],
  forceMacros: [
    { word: 'go', line: 'sk' },
    { word: 'enr', line: 'st $1 5 ; note . $1 en route, $*' },
  ],
};
const assigned = { deed: 'assign', tourId: 'u21', incidentId: 'i417', how: 'assign' };

function deedsOf(reading: Reading) {
  return reading.kind === 'ready' ? reading.deeds : null;
}

test('M06 a word of one’s own stands for another, and goes before the force’s; what is typed behind it goes behind the line', () => {
  expect(deedsOf(readLine('go RA21 0417', known))).toEqual([assigned]);
  expect(readLine('go RA99 0417', known)).toMatchObject({ kind: 'needs', hint: 'no unit RA99 is on duty' });
  expect(deedsOf(readLine('go RA21 .', { ...known, ownMacros: [] }))).toEqual([{ ...assigned, how: 'stack' }]);
});

test('M06 several lines are one sentence before Enter, with the words in their places; what one of them lacks holds back all', () => {
  expect(readLine('enr RA21', known)).toMatchObject({
    kind: 'ready',
    sentence: expect.stringMatching(/RA21.*; then .*RA21 en route, RA21/),
    deeds: [
      { deed: 'status', tourId: 'u21', status: '5' },
      { deed: 'note', incidentId: 'i417', text: 'RA21 en route, RA21' },
    ],
  });
  expect(readLine('enr RA21', { ...known, inHand: null })).toMatchObject({
    kind: 'needs',
    hint: 'step 2, “note . RA21 en route, RA21”: no incident is in hand',
  });
});

test('M06 it is made and given up in the line itself; no verb, callsign or other macro is taken for it', () => {
  const made = (line: string) => readLine(`macro ${line}`, known);
  expect(deedsOf(made('bk: st $1 5'))).toEqual([{ deed: 'macro', word: 'bk', line: 'st $1 5' }]);
  expect(deedsOf(made('go'))).toEqual([{ deed: 'macro', word: 'go', line: null }]);
  expect(made('as: st $1 5')).toMatchObject({ kind: 'needs', hint: 'as is a word of the command line already' });
  expect(made('ra21: st $1 5')).toMatchObject({ kind: 'needs', hint: 'ra21 is a callsign' });
  expect(made('bk: go RA21')).toMatchObject({ kind: 'needs', hint: '“go” is no word of the command line' });
  expect(made('bk')).toMatchObject({ kind: 'needs' });
  expect(withMacro([{ word: 'go', line: 'as' }], 'bk', 'sd')).toEqual([
    { word: 'bk', line: 'sd' },
    { word: 'go', line: 'as' },
  ]);
  expect(withMacro([{ word: 'go', line: 'as' }], 'go', null)).toEqual([]);
});

test('M06 whatever macros there are, a word of the command line means what it always means', () => {
  const words = fc.constantFrom(...verbs.flatMap((verb) => verb.words), 'zz', 'enr');
  const macro = fc.record({ word: words, line: fc.constantFrom('as', 'st $1 5', 'note . $*', '') });
  fc.assert(
    fc.property(fc.array(macro), fc.constantFrom(...verbs), fc.string(), (ownMacros, { words: [word = ''] }, rest) => {
      const bare = { ...known, ownMacros: [], forceMacros: [] };
      const line = `${word} ${rest}`;
      fc.pre(word !== 'macro');
      expect(readLine(line, { ...bare, ownMacros })).toEqual(readLine(line, bare));
    }),
  );
});

test('M06 the macros of the shipped packs stand for lines that there are', () => {
  for (const id of ['rutland', 'staffordshire']) {
    const file = join(import.meta.dirname, '../../../data/packs', id, 'pack.json');
    const pack = JSON.parse(readFileSync(file, 'utf8')) as { readonly control: { readonly macros: readonly Macro[] } };
    expect(pack.control.macros.length).toBeGreaterThan(0);
    expect(pack.control.macros.map((one) => faultOf(one, isVerb))).toEqual(pack.control.macros.map(() => null));
  }
});
