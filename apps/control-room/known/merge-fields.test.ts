import { expect, test } from 'vitest';
import type { Said } from './entry-fields.ts';
import { choicesOf, comparedOf, keptOf } from './merge-fields.ts';

const said = (part: Partial<Extract<Said, { kind: 'person' }>> & { readonly name: string }): Said => ({
  ...{ kind: 'person', aliases: [], bornOn: null, phones: [], addresses: [] },
  ...part,
});
const tom = said({ name: 'Tom Kowal', bornOn: '1980-02-03', phones: ['07700900700'] });
const tomasz = said({
  ...{ name: 'Tomasz Kowal', aliases: ['Tomek'] },
  ...{ phones: ['07700 900700'], addresses: ['3 High Street'] },
});
const initialOf = (fields: ReturnType<typeof choicesOf>) =>
  Object.fromEntries(fields.map(({ name, initial }) => [name, initial]));

test('two entries stand side by side, field by field', () => {
  expect(comparedOf(tom, tomasz)[0]).toEqual({ name: 'name', label: 'Name', one: 'Tom Kowal', into: 'Tomasz Kowal' });
});

test('what differs is chosen: the survivor’s word first, nothing of a list lost, the other name kept as one they use', () => {
  const fields = choicesOf(tom, tomasz);
  expect(initialOf(fields)).toEqual({
    ...{ name: 'Tomasz Kowal', aliases: 'Tomek; Tom Kowal; Tomasz Kowal', bornOn: '1980-02-03' },
    ...{ phones: '07700 900700', addresses: '3 High Street' },
  });
  expect(fields[0]?.options?.map(({ value }) => value)).toEqual(['Tomasz Kowal', 'Tom Kowal']);
  expect(keptOf(tomasz, initialOf(fields))).toEqual({
    ...tomasz,
    bornOn: '1980-02-03',
    aliases: ['Tomek', 'Tom Kowal'],
  });
  expect(keptOf(tomasz, { ...initialOf(fields), name: 'Tom Kowal' })).toMatchObject({
    ...{ name: 'Tom Kowal', aliases: ['Tomek', 'Tomasz Kowal'] },
  });
});

test('where both say the same there is nothing to choose', () => {
  expect(choicesOf(tomasz, tomasz)).toEqual([]);
  expect(keptOf(tomasz, {})).toEqual(tomasz);
  const van = { kind: 'vehicle', registration: 'ZZ99 ABC', make: null } as const;
  expect(choicesOf({ ...van, make: 'Blue van' }, van)).toMatchObject([{ name: 'make', initial: 'Blue van' }]);
});
