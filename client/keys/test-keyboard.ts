import { describe, expect, test } from 'vitest';
import type { Keyboard } from './keyboard.ts';

const plain = { singleKeys: true, chosenKeys: {} };
const press = (key: string, held: readonly string[] = []) => ({
  key,
  ctrlKey: held.includes('Ctrl'),
  altKey: held.includes('Alt'),
  shiftKey: held.includes('Shift'),
  metaKey: false,
});

/** What the keyboard of every screen keeps to (WCAG 2.1.4). */
export function keepsToKeys<Name extends string>({ acts, names, actOf }: Keyboard<Name>): void {
  describe('every act', () => {
    test.each(names)('%s has a function key or chord that works while typing', (act) => {
      const [key = '', ...held] = acts[act].always.split('+').reverse();
      for (const singleKeys of [true, false]) {
        expect(actOf(press(key, held), true, { ...plain, singleKeys })).toBe(act);
      }
    });
    test.each(names)('%s: its single key sleeps in a field, and when it is switched off', (act) => {
      const { single } = acts[act];
      if (single === null) return;
      expect(actOf(press(single), false, plain)).toBe(act);
      expect(actOf(press(single), true, plain)).toBeNull();
      expect(actOf(press(single), false, { ...plain, singleKeys: false })).toBeNull();
    });
    test('no two acts share a key', () => {
      const all = names.flatMap((act) => [acts[act].always.toLowerCase(), acts[act].single ?? []]).flat();
      expect(new Set(all).size).toBe(all.length);
    });
  });
}
