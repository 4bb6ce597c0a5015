import { expect, test } from 'vitest';
import { makeAuthorise, type Subject } from '../authorise/authorise.ts';
import type { ViewSource } from '../module.ts';
import { sightOf } from './sight.ts';

const authorise = makeAuthorise([{ name: 'note.own', summary: 'See my notes', roles: [], own: ['officer'] }]);
const officer: Subject = {
  ...{ kind: 'person', id: 'a', name: 'a', roles: ['officer'], seat: null, callsign: null },
  ...{ accessVersion: 1, sessionId: null },
};
const source = { declaration: { permission: 'note.own' }, owned: true } as unknown as ViewSource;
const row = { key: 'n', row: {}, member: true };
const ownedBy = (...owners: readonly string[]) => ({
  ...row,
  guard: { restriction: 'none', allowed: [], owners } as const,
});

test('6.4 of a view whose rows are owned, one sees their own; a row that says not whose it is is nobody’s', () => {
  const kindOf = (held: typeof row) => sightOf(authorise, officer, source, held).kind;
  expect(kindOf(ownedBy('a'))).toBe('whole');
  expect(kindOf(ownedBy('b'))).toBe('hidden');
  expect(kindOf(row)).toBe('hidden');
});
