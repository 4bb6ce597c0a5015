import { expect, test } from 'vitest';
import { packSections } from '../../../modules/force/contract.ts';
import { sectionsOf } from './sections.ts';
import { emptyOf, optionOf, shapeAt, shapeOf } from './shape.ts';

/** As the server writes it of a grade, a calendar and a place that may be none. */
const schema = {
  type: 'object',
  properties: {
    grades: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', maxLength: 10 },
          weight: { type: 'integer', minimum: 1, maximum: 9 },
          warnAt: { type: 'array', minItems: 1, items: { type: 'number' } },
          alarm: { type: 'string', enum: ['A', 'B'] },
          only: { type: 'string', const: 'flagged' },
          restriction: { type: 'string', enum: ['none', 'restricted'], default: 'none' },
        },
        required: ['id', 'weight', 'warnAt', 'alarm'],
      },
    },
    week: {
      anyOf: [
        { type: 'string', const: 'always' },
        { type: 'array', items: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' } },
      ],
    },
    parent: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    centre: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }] },
    warnMetres: { type: 'object', propertyNames: { enum: ['dog'] }, additionalProperties: { type: 'integer' } },
  },
  required: ['grades', 'week', 'parent', 'centre'],
};
const shape = shapeOf(schema);

test('M01 what a place may hold is read from the schema of the server: numbers, choices, lists, none, one of several', () => {
  expect(shapeAt(shape, ['grades', 0, 'weight'], {})).toEqual({ kind: 'number', whole: true, least: 1, most: 9 });
  expect(shapeAt(shape, ['grades', 3, 'alarm'], {})).toEqual({ kind: 'choice', options: ['A', 'B'] });
  expect(shapeAt(shape, ['parent'], {})).toMatchObject({ kind: 'maybe', of: { kind: 'text' } });
  expect(shapeAt(shape, ['week', 0], { week: ['08:00'] })).toMatchObject({ kind: 'text', form: 'time' });
  expect(shapeAt(shape, ['centre', 1], {})).toMatchObject({ kind: 'number' });
  expect(shapeAt(shape, ['warnMetres', 'dog'], {})).toMatchObject({ kind: 'number', whole: true });
  expect(shapeAt(shape, ['nothing', 'such'], {})).toBeNull();
});

test('a new row holds nothing that would pass for an answer; what may be left out is left out', () => {
  const row = shapeAt(shape, ['grades', 0], {});
  expect(row && emptyOf(row)).toEqual({ id: '', weight: '', warnAt: [], alarm: 'A', restriction: 'none' });
});

test('of several shapes the one that the value has is edited', () => {
  const week = shapeAt(shape, ['week'], {});
  const options = week?.kind === 'either' ? week.options : [];
  expect(optionOf(options, 'always')).toBe(0);
  expect(optionOf(options, [])).toBe(1);
});

test('M01 every part of the force pack has a place in the editor, also one that is new', () => {
  const list = { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } };
  const all = [...packSections, 'brand-new'];
  const pack = shapeOf({ type: 'object', properties: Object.fromEntries(all.map((key) => [key, list])) });
  const held = sectionsOf(pack).flatMap(({ places }) => places.map(([key]) => key));
  expect([...new Set(held)].sort()).toEqual([...all].sort());
});
