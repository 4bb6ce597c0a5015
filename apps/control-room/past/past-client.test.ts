import { expect, test } from 'vitest';
import { lensOf } from './past-client.ts';

const lens = lensOf(() => ({ at: 5_000, purpose: 'Inquest', seat: null }));

test.each([
  ['/api/views/operations.trail?of=u1', 'GET', '/api/past/views/operations.trail?of=u1&at=5000&purpose=Inquest'],
  ['/api/views/operations.openIncidents', 'GET', '/api/past/views/operations.openIncidents?at=5000&purpose=Inquest'],
  ['/api/gazetteer/search?q=Mill', 'GET', '/api/gazetteer/search?q=Mill'],
])('N03 what a screen reads by itself is read of the moment too: %s', (path, method, turned) => {
  expect(lens(path, method)).toBe(turned);
});

test.each([
  ['/api/onlookers', 'PUT'],
  ['/api/looks', 'PUT'],
  ['/api/commands/operations.assignUnit', 'POST'],
])('N03 nothing is done in the past: %s', (path, method) => {
  expect(lens(path, method)).toMatchObject({ status: 403 });
});
