import { expect, test } from 'vitest';
import { z } from 'zod';
import { plainReason } from './plain-reason.ts';

const said = (schema: z.ZodType, value: unknown) => {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) =>
    plainReason({ field: ['input', ...path.map(String)].join('.'), reason: message, example: null }),
  );
};

test('what a schema says of a field is said as a person says it', () => {
  const schema = z.object({
    text: z.string().min(1),
    reason: z.string().min(3),
    note: z.string().max(5),
    itemIds: z.array(z.string()).min(1),
    teamId: z.string(),
    workMinutes: z.int().min(1),
    impact: z.int().max(5),
    model: z.enum(['normal', 'standard']),
    signature: z.object({ name: z.string().min(2) }),
  });
  const sent = { text: '', reason: 'x', note: 'too long', itemIds: [], workMinutes: 0, impact: 9, model: 'odd' };
  expect(said(schema, { ...sent, signature: { name: 'P' } })).toEqual([
    'Text is empty',
    'Reason needs at least 3 letters',
    'Note may have at most 5 letters',
    'Items is empty: name at least one',
    'Team is missing',
    'Work minutes is too small: the least is 1',
    'Impact is too big: the most is 5',
    'Model is not one of those that can be chosen',
    'Name of signature needs at least 2 letters',
  ]);
});

test('words of our own stand as they are; places in a list are no names', () => {
  const fault = { field: 'input.whys.0.because', reason: 'lower-case letters only', example: null };
  expect(plainReason(fault)).toBe('Because of whys: lower-case letters only');
  expect(plainReason({ ...fault, field: 'input' })).toBe('What was sent: lower-case letters only');
});
