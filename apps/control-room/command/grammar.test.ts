import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLine } from './grammar.ts';
import type { Known, Reading } from './reading.ts';

const known: Known = {
  units: [
    { id: 'u21', callsign: 'RA21', state: 'free', active: null },
    { id: 'u2', callsign: 'RA2', state: 'free', active: null },
    {
      id: 'u14',
      callsign: 'RA14',
      state: 'en route',
      active: { incidentId: 'i417', assignmentId: 'a1', number: '0417 of 22/11' },
    },
  ],
  incidents: [
    { id: 'i417', number: '0417 of 22/11', title: 'Robbery', place: 'Mill St', grade: 'G1', ownerSeatId: null },
    { id: 'i421', number: '0421 of 22/11', title: 'ASB personal', place: 'High St', grade: 'G2', ownerSeatId: 's1' },
    { id: 'i421y', number: '0421 of 21/11', title: 'Burglary', place: 'Ashwell', grade: 'G3', ownerSeatId: null },
  ],
  grades: [
    { id: 'G1', name: 'Immediate' },
    { id: 'G2', name: 'Priority' },
  ],
  statuses: [
    { code: '6', name: 'At scene' },
    { code: '16', name: 'Repeat' },
  ],
  inHand: 'i417',
};

function deedsOf(reading: Reading) {
  return reading.kind === 'ready' ? reading.deeds : null;
}

describe('link', () => {
  const linked = (word: string, fromId = 'i417', toId = 'i421') => [{ deed: 'link', fromId, toId, word }];
  test('I05 names two incidents and how, the first being what the word says of it', () => {
    expect(deedsOf(readLine('link 417 421/22', known))).toEqual(linked('related'));
    expect(deedsOf(readLine('link 417 421/22 duplicate', known))).toEqual(linked('duplicate'));
    expect(deedsOf(readLine('link . 421/22 child', known))).toEqual(linked('child'));
    const reading = readLine('link 417 421/22 parent', known);
    expect(reading.kind === 'ready' && reading.sentence).toBe(
      '0417 Robbery, Mill St: is the parent of 0421 ASB personal, High St',
    );
  });
  test('asks where a word or a number leaves it open', () => {
    expect(readLine('link 417 421', known)).toMatchObject({ kind: 'needs' });
    expect(readLine('link 417 417', known)).toMatchObject({ kind: 'needs' });
    expect(readLine('link 417 421/22 dup', known)).toMatchObject({
      kind: 'needs',
      choices: [{ line: 'link 417 421/22 duplicate' }],
    });
  });
});

test('find searches all history for the words as they are', () => {
  expect(deedsOf(readLine('find blue van mill*', known))).toEqual([{ deed: 'find', words: 'blue van mill*' }]);
  expect(readLine('find ', known)).toMatchObject({ kind: 'needs' });
});

describe('as', () => {
  const assigned = [{ deed: 'assign', tourId: 'u21', incidentId: 'i417', how: 'assign' }];
  test('reads both orders, short numbers and any case', () => {
    expect(deedsOf(readLine('as RA21 0417', known))).toEqual(assigned);
    expect(deedsOf(readLine('assign 417 ra21', known))).toEqual(assigned);
    expect(deedsOf(readLine('as ra21 .', known))).toEqual(assigned);
  });
  test('sends several units at once', () => {
    expect(deedsOf(readLine('as RA21 RA14 417', known))).toHaveLength(2);
  });
  test('says the sentence before Enter, with what the unit is on', () => {
    const reading = readLine('di RA14 417', known);
    expect(reading.kind === 'ready' && reading.sentence).toBe('RA14 (on 0417) → divert to 0417 Robbery, Mill St');
  });
  test('CR-7 a callsign that is only begun is asked about, never guessed', () => {
    const reading = readLine('as RA1 417', known);
    expect(reading).toMatchObject({ kind: 'needs', choices: [{ line: 'as RA14 417' }] });
  });
  test('a number that stands on two days is asked about', () => {
    const reading = readLine('as RA21 421', known);
    expect(reading).toMatchObject({
      kind: 'needs',
      choices: [{ line: 'as RA21 0421/22 ' }, { line: 'as RA21 0421/21 ' }],
    });
    expect(deedsOf(readLine('as RA21 0421/21', known))).toMatchObject([{ incidentId: 'i421y' }]);
  });
});

describe('other verbs', () => {
  test('st sets a status by its code', () => {
    expect(deedsOf(readLine('st RA21 6', known))).toEqual([{ deed: 'status', tourId: 'u21', status: '6' }]);
    expect(readLine('st RA21 1', known)).toMatchObject({ kind: 'needs', choices: [{ label: '16' }] });
  });
  test('note keeps the words as typed', () => {
    expect(deedsOf(readLine('note 417 Second male left', known))).toEqual([
      { deed: 'note', incidentId: 'i417', text: 'Second male left' },
    ]);
  });
  test('gr wants grade and reason, and carries the grade that was seen', () => {
    expect(readLine('gr 417 2', known).kind).toBe('needs');
    expect(deedsOf(readLine('gr 417 2 caller safe', known))).toEqual([
      { deed: 'grade', incidentId: 'i417', seen: 'G1', grade: 'G2', reason: 'caller safe' },
    ]);
  });
  test('ref, sd, own, open', () => {
    expect(deedsOf(readLine('ref 417 fim firearm seen', known))).toMatchObject([{ to: 'fim', reason: 'firearm seen' }]);
    expect(deedsOf(readLine('sd RA14 nearer unit', known))).toMatchObject([{ assignmentId: 'a1' }]);
    expect(deedsOf(readLine('own 0421/22', known))).toEqual([{ deed: 'own', incidentId: 'i421', seen: 's1' }]);
    expect(deedsOf(readLine('417', known))).toEqual([{ deed: 'open', incidentId: 'i417' }]);
  });
  test('show asks the gazetteer for the place', () => {
    expect(readLine('show RA21 at Mill St: vehicle check', known)).toMatchObject({
      kind: 'place',
      words: 'Mill St',
      deed: { tourId: 'u21', what: 'vehicle check' },
    });
  });
  test('anything else is a search', () => {
    expect(readLine('robbery', known)).toMatchObject({ kind: 'search', choices: [{ key: 'i417' }] });
  });
});

test('no line acts on a unit or an incident that it does not name whole', () => {
  const word = fc.constantFrom(
    'as',
    'di',
    'st',
    'note',
    'gr',
    'RA',
    'RA2',
    'RA21',
    'RA14',
    '0417',
    '41',
    '421',
    '6',
    '.',
    'x y',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      const line = words.join(' ');
      for (const deed of deedsOf(readLine(line, known)) ?? []) {
        const unit = 'tourId' in deed ? known.units.find((one) => one.id === deed.tourId) : null;
        if (unit) expect(words).toContain(unit.callsign);
      }
    }),
  );
});
