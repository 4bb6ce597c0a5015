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

describe('a message', () => {
  const some: Known = {
    ...known,
    desks: [{ id: 'dispatch-2', name: 'Dispatch 2' }],
    areas: [{ id: 'oakham', name: 'Oakham' }],
    talkgroups: [{ id: 'RUT-9', name: 'Event' }],
  };
  const message = { deed: 'message', priority: 'routine', incidentId: null, text: 'ring me' };
  test('names one desk, unit, role or area, and may be about an incident', () => {
    const to = (line: string) => deedsOf(readLine(line, some));
    expect(to('msg dispatch-2 ring me')).toEqual([{ ...message, to: { kind: 'seat', id: 'dispatch-2' } }]);
    expect(to('msg! ra21 ring me')).toEqual([{ ...message, priority: 'urgent', to: { kind: 'unit', id: 'RA21' } }]);
    expect(to('msg fim 417 ring me')).toEqual([{ ...message, incidentId: 'i417', to: { kind: 'role', id: 'fim' } }]);
    expect(to('msg oakham ring me')).toEqual([{ ...message, to: { kind: 'area', id: 'oakham' } }]);
  });

  test('to what is not named whole leads to choices, and without words asks for them', () => {
    expect(readLine('msg disp ring me', some)).toMatchObject({ kind: 'needs', choices: [{ key: 'dispatch-2' }] });
    expect(readLine('msg all ', some)).toMatchObject({ kind: 'needs', hint: 'what is all to be told?' });
  });

  test('and a talkgroup is one of the force', () => {
    const deed = { deed: 'talkgroup', incidentId: 'i417', talkgroup: 'RUT-9', purpose: 'search' };
    expect(deedsOf(readLine('tg . rut-9 search', some))).toEqual([deed]);
    expect(readLine('tg . ev', some)).toMatchObject({ kind: 'needs', choices: [{ key: 'RUT-9' }] });
  });
});

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

test('who looks for an officer by whatever is known, and pair puts the second crew into the first unit', () => {
  expect(deedsOf(readLine('who sarah k', known))).toEqual([{ deed: 'who', words: 'sarah k' }]);
  expect(readLine('who ', known)).toMatchObject({ kind: 'needs' });
  expect(deedsOf(readLine('pair RA21 RA14', known))).toEqual([{ deed: 'pair', tourId: 'u21', withTourId: 'u14' }]);
  expect(readLine('pair RA21 RA21', known)).toMatchObject({ kind: 'needs' });
  expect(readLine('pair RA21 RA', known)).toMatchObject({ kind: 'needs' });
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
    expect(deedsOf(readLine('as RA21 RA14 417', known))).toEqual([
      { deed: 'send', incidentId: 'i417', tourIds: ['u21', 'u14'], how: 'assign', backUp: false },
    ]);
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
  test('back-up, a swap and a hand-over are one line each, and say whom before Enter', () => {
    expect(deedsOf(readLine('bu 417 RA21 RA2', known))).toEqual([
      { deed: 'send', incidentId: 'i417', tourIds: ['u21', 'u2'], how: 'assign', backUp: true },
    ]);
    const pair = { incidentId: 'i417', out: { tourId: 'u14', assignmentId: 'a1' }, intoTourId: 'u21' };
    expect(deedsOf(readLine('swap RA14 RA21 nearer', known))).toEqual([
      { deed: 'swap', ...pair, how: 'assign', words: 'nearer' },
    ]);
    const reading = readLine('ho RA14 RA21 two statements left', known);
    expect(deedsOf(reading)).toEqual([{ deed: 'hand-over', ...pair, words: 'two statements left' }]);
    expect(reading.kind === 'ready' && reading.sentence).toBe(
      'RA21 takes over from RA14 at 0417, “two statements left”',
    );
    for (const line of ['swap RA21 RA2 why', 'swap RA14 RA14 why', 'ho RA14 RA21', 'bu 417', 'bu 417 RA9'])
      expect(readLine(line, known)).toMatchObject({ kind: 'needs' });
  });
  test('ask names what the force can be asked for; snap the incident', () => {
    const asks = [{ id: 'dog', name: 'Dog unit' }];
    const dog = { deed: 'ask', incidentId: 'i417', what: 'dog', note: 'in the wood' };
    expect(deedsOf(readLine('ask 417 dog in the wood', { ...known, asks }))).toEqual([{ ...dog, urgent: false }]);
    expect(deedsOf(readLine('ask! 417 dog in the wood', { ...known, asks }))).toEqual([{ ...dog, urgent: true }]);
    expect(readLine('ask 417 d', { ...known, asks })).toMatchObject({ kind: 'needs', choices: [{ label: 'dog' }] });
    expect(deedsOf(readLine('snap .', known))).toEqual([{ deed: 'snapshot', incidentId: 'i417' }]);
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
