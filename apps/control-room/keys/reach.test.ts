import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as audit from '../../../modules/audit/contract.ts';
import * as exchange from '../../../modules/exchange/contract.ts';
import * as force from '../../../modules/force/contract.ts';
import * as gazetteer from '../../../modules/gazetteer/contract.ts';
import * as identity from '../../../modules/identity/contract.ts';
import * as insight from '../../../modules/insight/contract.ts';
import * as operations from '../../../modules/operations/contract.ts';
import * as pole from '../../../modules/pole/contract.ts';
import { givenElsewhere } from './given-elsewhere.ts';

/** Every command that is declared, by the name under which screens import it. */
const contracts: readonly object[] = [audit, exchange, force, gazetteer, identity, insight, operations, pole];
const declared = new Map(
  contracts.flatMap((contract) =>
    Object.entries(contract).flatMap(([imported, thing]: [string, object]) =>
      'confirms' in thing && 'name' in thing ? [[String(thing.name), imported] as const] : [],
    ),
  ),
);

const here = join(import.meta.dirname, '..');
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((file) => /[.]tsx?$/.test(file) && !/[.]test[.]|^dist/.test(file))
  .map((file) => ({ file, text: readFileSync(join(here, file), 'utf8') }));

/** Where it is sent from: its name is the first thing that a call of `send` is given. */
function sentFrom(imported: string): readonly string[] {
  const sending = new RegExp(`\\bsend\\(\\s*${imported}\\b`);
  return sources.filter(({ text }) => sending.test(text)).map(({ file }) => file);
}

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
  const clicked = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/<(\w+)\b[^<>]*?\son(?:Click|DoubleClick)=/gs)].map(([tag, element = '']) => ({
      file,
      element,
      tag,
    })),
  );
  expect(clicked.length).toBeGreaterThan(10);
  // An option of a list is marked with the arrow keys and chosen with Enter.
  const byKey = ({ element, tag }: (typeof clicked)[number]): boolean =>
    element === 'button' || element === 'summary' || tag.includes('role="option"');
  expect(clicked.filter((one) => !byKey(one))).toEqual([]);
});
