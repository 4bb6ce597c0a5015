import { expect, test } from 'vitest';
import { groundWords } from './place-note.tsx';

const lincolnshire = { code: 'E23000020', name: 'Lincolnshire', own: false };

test('B15 a place on the ground of another force is said to be theirs', () => {
  expect(groundWords({ verified: true, areaId: null, force: lincolnshire })).toBe(
    'Ground of Lincolnshire: offer it to them',
  );
  expect(groundWords({ verified: true, areaId: 'oakham', force: { ...lincolnshire, own: true } })).toBeNull();
});

test('B04 where no outline covers it, nothing is claimed', () => {
  expect(groundWords({ verified: true, areaId: null })).toBe('Outside our area: whose ground it is is not known here');
  expect(groundWords({ verified: false, areaId: null })).toBeNull();
});
