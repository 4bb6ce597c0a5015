import { describe, expect, test } from 'vitest';
import { keepsToKeys } from '../../../client/keys/test-keyboard.ts';
import { actOf, keyboard, singleKeyOf } from './acts.ts';

const plain = { singleKeys: true, chosenKeys: {} };
const press = (key: string, held: Partial<{ ctrlKey: boolean; altKey: boolean; shiftKey: boolean }> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

keepsToKeys(keyboard);

describe('single keys', () => {
  test('work outside of fields, sleep in them', () => {
    expect(actOf(press('a'), false, plain)).toBe('answer');
    expect(actOf(press('a'), true, plain)).toBeNull();
    expect(actOf(press('?', { shiftKey: true }), false, plain)).toBe('help');
  });
  test('can be switched off and chosen', () => {
    expect(actOf(press('a'), false, { ...plain, singleKeys: false })).toBeNull();
    const chosen = { singleKeys: true, chosenKeys: { answer: 'z' } };
    expect(actOf(press('z'), false, chosen)).toBe('answer');
    expect(actOf(press('a'), false, chosen)).toBeNull();
    const taken = { singleKeys: true, chosenKeys: { units: 'a' } };
    expect(actOf(press('a'), false, taken)).toBe('units');
    expect(singleKeyOf('answer', chosen)).toBe('z');
  });
  test('a held modifier is no single key', () => {
    expect(actOf(press('a', { ctrlKey: true }), false, plain)).toBeNull();
  });
});
