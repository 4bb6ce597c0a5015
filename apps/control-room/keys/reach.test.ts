import { join } from 'node:path';
import { expect, test } from 'vitest';
import { byPointerAlone, commandsOf, sourcesIn } from '../../../client/keys/test-reach.ts';
import * as audit from '../../../modules/audit/contract.ts';
import * as exchange from '../../../modules/exchange/contract.ts';
import * as force from '../../../modules/force/contract.ts';
import * as gazetteer from '../../../modules/gazetteer/contract.ts';
import * as identity from '../../../modules/identity/contract.ts';
import * as insight from '../../../modules/insight/contract.ts';
import * as operations from '../../../modules/operations/contract.ts';
import * as pole from '../../../modules/pole/contract.ts';
import { givenElsewhere } from './given-elsewhere.ts';

const declared = commandsOf([audit, exchange, force, gazetteer, identity, insight, operations, pole]);
const sources = sourcesIn(join(import.meta.dirname, '..'));
const { sentFrom, clicked } = sources;

test('every command that a person may give here is sent from a form, an act or the command line', () => {
  expect(declared.size).toBeGreaterThan(100);
  const ways = [...declared].map(([name, imported]) => ({ name, from: sentFrom(imported) }));
  expect(ways.filter(({ name, from }) => from.length === 0 && givenElsewhere[name] === undefined)).toEqual([]);
});

test('what is given elsewhere is declared, and not sent from here after all', () => {
  const wrong = Object.keys(givenElsewhere).filter((name) => sentFrom(declared.get(name) ?? '').length > 0);
  expect(wrong).toEqual([]);
  expect(Object.keys(givenElsewhere).filter((name) => !declared.has(name))).toEqual([]);
});

test('nothing is done by pointer alone: whoever clicks, clicks a control that the keyboard reaches', () => {
  expect(clicked.length).toBeGreaterThan(10);
  expect(byPointerAlone(sources)).toEqual([]);
});
