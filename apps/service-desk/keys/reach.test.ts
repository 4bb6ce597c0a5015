import { join } from 'node:path';
import { expect, test } from 'vitest';
import { byPointerAlone, commandsOf, sourcesIn } from '../../../client/keys/test-reach.ts';
import * as service from '../../../modules/service/contract.ts';
import { givenElsewhere } from './given-elsewhere.ts';

const declared = commandsOf([service]);
const sources = sourcesIn(join(import.meta.dirname, '..'));
const { sentFrom, clicked } = sources;

test('every command that a person may give here is sent from a form or an act', () => {
  expect(declared.size).toBeGreaterThan(80);
  const ways = [...declared].map(([name, imported]) => ({ name, from: sentFrom(imported) }));
  expect(ways.filter(({ name, from }) => from.length === 0 && givenElsewhere[name] === undefined)).toEqual([]);
});

test('what is given elsewhere is declared, and not sent from here after all', () => {
  const wrong = Object.keys(givenElsewhere).filter((name) => sentFrom(declared.get(name) ?? '').length > 0);
  expect(wrong).toEqual([]);
  expect(Object.keys(givenElsewhere).filter((name) => !declared.has(name))).toEqual([]);
});

test('nothing is done by pointer alone: whoever clicks, clicks a control that the keyboard reaches', () => {
  expect(clicked.length).toBeGreaterThan(0);
  expect(byPointerAlone(sources)).toEqual([]);
});
