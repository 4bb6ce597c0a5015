import { expect, test } from 'vitest';
import { MarkerKind } from '../../modules/pole/contract.ts';
import { z } from './shapeless.ts';

test('a contract declares without shapes what it declares with them: names, and the words to choose from', () => {
  const shapes = z as unknown as typeof import('zod').z;
  const kind = shapes.enum(MarkerKind.options);
  const row = shapes.object({ kind, at: shapes.number().min(1).nullable() }).extend({ all: shapes.array(kind) });
  expect(kind.options).toEqual(MarkerKind.options);
  expect(typeof row.shape.kind).toBe('function');
});

test('whoever asks a shape that is not there hears of it, and not of an empty list', () => {
  const shapes = z as unknown as typeof import('zod').z;
  const text = shapes.object({ text: shapes.string() });
  expect(() => text.parse({ text: 'x' })).toThrow('Screens have no shapes: parse');
  expect(() => text.safeParse({})).toThrow('safeParse');
  expect(() => Reflect.get(shapes.string(), 'options')).toThrow('options');
});
