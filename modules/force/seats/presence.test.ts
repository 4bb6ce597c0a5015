import { expect, test } from 'vitest';
import { makePresence } from './presence.ts';

function started() {
  let now = 1_000_000;
  const presence = makePresence({ now: () => now });
  return {
    presence,
    wait: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

test('a lost connection counts as there for two minutes', () => {
  const { presence, wait } = started();
  presence.opened('rob');
  wait(3600);
  expect(presence.connected('rob')).toBe(true);
  presence.closed('rob');
  wait(119);
  expect(presence.connected('rob')).toBe(true);
  wait(1);
  expect(presence.connected('rob')).toBe(false);
});

test('one of two windows closed is not a lost connection', () => {
  const { presence, wait } = started();
  presence.opened('rob');
  presence.opened('rob');
  presence.closed('rob');
  wait(600);
  expect(presence.connected('rob')).toBe(true);
});

test('who comes back within the grace has never been away', () => {
  const { presence, wait } = started();
  presence.opened('rob');
  presence.closed('rob');
  wait(60);
  presence.opened('rob');
  wait(600);
  expect(presence.connected('rob')).toBe(true);
});

test('after a restart everybody counts as there until the grace is over', () => {
  const { presence, wait } = started();
  expect(presence.connected('rob')).toBe(true);
  wait(120);
  expect(presence.connected('rob')).toBe(false);
});
