import { expect, test } from 'vitest';
import { answered, type Edit, isOvertaken, readEdit, standing, typedIn } from './edits.ts';
import { cornersOf, cornersText, drawnCorners } from './outline.ts';
import { picksAt } from './picks.ts';
import { linesOf, numberOf, numbersOf } from './typed.ts';
import { labelOf, rowWords } from './words.ts';

test('M01 what cannot be read as a number stays as it was typed', () => {
  expect(numberOf('15')).toBe(15);
  expect(numberOf('a quarter of an hour')).toBe('a quarter of an hour');
  expect(numbersOf('0.5, 0,8x')).toEqual([0.5, 0, '8x']);
  expect(linesOf('Yes\n\n No ')).toEqual(['Yes', 'No']);
});

test('M01 corners are written latitude first, and kept longitude first; half a corner is kept and not drawn', () => {
  const corners = cornersOf('52.67, -0.73\n52.68 -0.72\nOakham');
  expect(corners).toEqual([[-0.73, 52.67], [-0.72, 52.68], 'Oakham']);
  expect(cornersOf(cornersText(corners))).toEqual(corners);
  expect(drawnCorners(corners)).toHaveLength(2);
});

const row = (hash: string) => ({ hash, value: [0] });
const edit: Edit = { seen: 'a', value: [1], state: 'sending' };

test('M01 what was saved makes way for its row; what was typed meanwhile stands over it', () => {
  const saved = answered(edit, edit.value, true);
  expect(standing(saved, row('a'))).toBe(saved);
  expect(standing(saved, row('b'))).toBeUndefined();
  const further = typedIn(edit, row('a'), [1, 2]);
  expect(standing(answered(further, edit.value, true), row('b'))).toEqual({ seen: 'b', value: [1, 2], state: 'typed' });
  expect(standing(typedIn(saved, row('a'), [3]), row('b'))).toEqual({ seen: 'b', value: [3], state: 'typed' });
});

test('M01 what another window has saved is shown, and not overwritten in silence', () => {
  const typed = typedIn(undefined, row('a'), [1]);
  expect(standing(typed, row('b'))).toBe(typed);
  expect(isOvertaken(typed, row('b'))).toBe(true);
  expect(isOvertaken(edit, row('b'))).toBe(false);
  expect(answered(edit, edit.value, false)).toEqual({ ...edit, state: 'typed' });
});

test('what the browser kept is read, and what is no edit is none', () => {
  expect(readEdit('{"seen":"a","value":[1]}')).toEqual({ seen: 'a', value: [1], state: 'typed' });
  expect([readEdit(''), readEdit('{'), readEdit('[]')]).toEqual([undefined, undefined, undefined]);
});

test('M01 ids are picked from the part of the pack that they refer to, in its words', () => {
  const pack = {
    grades: [{ id: 'G1', name: 'Immediate' }],
    areas: [
      { id: 'oakham', name: 'Oakham', parent: null },
      { id: 'oakham-north', name: 'Oakham North', parent: 'oakham' },
    ],
  };
  expect(picksAt(pack, ['codes', 3, 'grade'])).toEqual([{ value: 'G1', words: 'G1 Immediate' }]);
  expect(picksAt(pack, ['seats', 0, 'areas'])?.map(({ value }) => value)).toEqual(['oakham']);
  expect(picksAt(pack, ['codes', 3, 'code'])).toBeNull();
});

test('M01 of a table of codes for a partner their own codes are written, and whom it is for is picked from both lists', () => {
  const [majors, partnerResources] = [{ partners: [{ id: 'fire', name: 'Fire' }] }, [{ id: 'npas', name: 'NPAS' }]];
  const pack = { codes: [{ code: '001', name: 'Violence' }], control: { majors, partnerResources } };
  const table = ['control', 'codeMappings', 0];
  expect(picksAt(pack, [...table, 'list', 'codes', 0, 'code'])).toBeNull();
  expect(picksAt(pack, [...table, 'partners'])?.map(({ value }) => value)).toEqual(['fire', 'npas']);
});

test('a place is called by its key with its unit, and a row by what names it', () => {
  expect(labelOf(['callTaking', 'acceptSeconds'])).toBe('Accept (seconds)');
  expect(labelOf(['grades', 0, 'emergencyDriving'])).toBe('Emergency driving');
  expect(rowWords({ code: '202', name: 'Rowdy behaviour' }, 0)).toBe('202 Rowdy behaviour');
  expect(rowWords({ id: 'oakham', name: 'Oakham' }, 0)).toBe('Oakham');
  expect(rowWords({ plans: ['asb'], level: 2 }, 4)).toBe('2 · asb');
});
