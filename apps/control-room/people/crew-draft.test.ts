import { expect, test } from 'vitest';
import { draftOf, membersOf, readDraft, vehicleOf, wordsOf } from './crew-draft.ts';

const unit = {
  crew: [{ collar: '1234', name: 'A. Example', permit: 'response' }],
  vehicle: { registration: 'AB12 CDE', kind: 'van' },
  equipment: ['shield', 'drone'],
};

test('a draft begins as the unit stands, is read back as it was written, and one that cannot be read begins anew', () => {
  const draft = { ...draftOf(unit), equipment: 'shield' };
  expect(readDraft('', unit)).toEqual(draftOf(unit));
  expect(readDraft(JSON.stringify(draft), unit)).toEqual(draft);
  expect(readDraft('{', unit)).toEqual(draftOf(unit));
});

test('what is between commas is a list without blanks and twins', () => {
  expect(wordsOf(' shield, drone,, shield ')).toEqual(['shield', 'drone']);
});

test('a line without a number and a name is nobody, and a car keeps its kind when its number is corrected', () => {
  const draft = draftOf({ ...unit, crew: [...unit.crew, { collar: ' ', name: '', permit: 'none' }] });
  expect(membersOf(draft)).toEqual(unit.crew);
  expect(vehicleOf({ ...draft, registration: ' ab12 xyz ' }, unit.vehicle)).toEqual({
    registration: 'AB12 XYZ',
    kind: 'van',
  });
  expect(vehicleOf({ ...draft, registration: ' ' }, unit.vehicle)).toBeNull();
});
