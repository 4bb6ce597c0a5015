import { expect, test } from 'vitest';
import { sourcesIn } from '../../client/keys/test-reach.ts';
import { bare, unread } from './bare-contracts.ts';

test('of a command its name, words and permission are left, of a view what a screen asks it by; all else stands as it stood', () => {
  const contract = `
    const refusals = { none: 'There is none.' };
    export const Close = declareCommand({
      name: 'a.close', summary: 'Close it', permission: 'a.write', schema: z.object({ id: Id }), refusals, example: { id: '1' },
    });
    export const Open = declareView({ name: 'a.open', summary: 'What is open', key: 'id', row: z.object({ id: Id }), personal: true });
    export const kinds = other({ row: 1, schema: 2 });`;
  const said = new Function(
    'z',
    'Id',
    'declareCommand',
    'declareView',
    'other',
    `${bare(contract).replaceAll('export ', '')}; return { Close, Open, kinds };`,
  );
  const itself = (declared: unknown): unknown => declared;
  expect(said({}, {}, itself, itself, itself)).toEqual({
    Close: { name: 'a.close', summary: 'Close it', permission: 'a.write' },
    Open: { name: 'a.open', key: 'id', personal: true },
    kinds: { row: 1, schema: 2 },
  });
});

test('no screen asks a declaration for what it is built without', () => {
  const parts = Object.values(unread).flatMap((names) => [...names]);
  const { reading } = sourcesIn(import.meta.dirname);
  expect(reading(['name'])).not.toEqual([]);
  expect(reading(parts)).toEqual([]);
});
