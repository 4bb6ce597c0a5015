import { expect, test } from 'vitest';
import { mayMove, missingFields } from './record-rules.ts';

const required = [
  { record: 'it-incident', state: 'resolved', roles: ['technician'], fields: ['category', 'closure-category'] },
  { record: 'it-incident', state: 'resolved', roles: null, fields: ['service', 'category'] },
  { record: 'change', state: 'handed-in', roles: null, fields: ['back-out'] },
] as const;
const rules = {
  required: required.map((rule) => ({ ...rule, roles: rule.roles && [...rule.roles], fields: [...rule.fields] })),
};
const missing = (holds: readonly string[], ...filled: readonly string[]) =>
  missingFields(rules as never, { record: 'it-incident', state: 'resolved', holds, filled: new Set(filled) });

test('what is wanting depends on the kind of record, the state it comes into and who brings it there', () => {
  expect(missing(['technician'])).toEqual(['category', 'closure-category', 'service']);
  expect(missing(['service-agent'])).toEqual(['service', 'category']);
  expect(missing(['service-agent'], 'service', 'category')).toEqual([]);
  const raised = { record: 'it-incident', state: 'raised', holds: [], filled: new Set<string>() } as const;
  expect(missingFields(rules as never, raised)).toEqual([]);
});

const moves = [
  { from: 'any', to: 'on-site', by: ['technician'] },
  { from: 'paused', to: 'on-site', by: ['duty-ict-manager'] },
  { from: 'resolved', to: 'closed', by: ['reporter'] },
];
const may = (from: string, to: string, holds: readonly string[], onlyThese = false) =>
  mayMove({ moves, onlyThese } as never, { from, to, holds });

test('a way that the rules name is gone by whom they name; the narrower rule counts', () => {
  expect(may('open', 'on-site', ['technician'])).toBe(true);
  expect(may('open', 'on-site', ['service-agent'])).toBe(false);
  expect(may('paused', 'on-site', ['technician'])).toBe(false);
  expect(may('paused', 'on-site', ['duty-ict-manager'])).toBe(true);
  expect(may('resolved', 'closed', ['service-agent', 'reporter'])).toBe(true);
});

test('any other way is open to everybody, unless the force keeps to its list', () => {
  expect(may('open', 'resolved', ['service-agent'])).toBe(true);
  expect(may('open', 'resolved', ['service-agent'], true)).toBe(false);
});
