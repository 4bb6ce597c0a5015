import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** WCAG 2.2, 1.4.3: text needs 4.5:1. Measured on the tokens themselves, in both themes. */
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function theme(name: 'dark' | 'light' | 'outdoor'): Map<string, string> {
  const block = new RegExp(`data-theme="${name}"\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 0 is grey, 1 is as colourful as it can be (HSV). */
function saturation(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const most = Math.max(...parts);
  return most === 0 ? 0 : (most - Math.min(...parts)) / most;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const texts = ['--ink', '--ink-2', '--ink-3', '--accent', '--alarm', '--warn', '--ok', '--go', '--scene', '--mute'];
const grounds = ['--ground', '--panel', '--raised', '--select'];
const pairs: [string, string][] = [
  ...texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ['--accent-ink', '--accent'],
  ['--ink', '--alarm-ground'],
  ['--ink-2', '--alarm-ground'],
  ['--alarm', '--alarm-ground'],
];

describe.each(['dark', 'light'] as const)('%s theme', (name) => {
  const tokens = theme(name);
  test.each(pairs)('%s on %s reaches 4.5:1', (text, ground) => {
    expect(contrast(tokens.get(text) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

/** In full sun the eye needs more: the AAA ratio of 1.4.6. */
test.each(pairs)('outdoor theme: %s on %s reaches 7:1', (text, ground) => {
  const tokens = theme('outdoor');
  expect(contrast(tokens.get(text) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(7);
});

test.each(['dark', 'light'] as const)(
  'CR-16 at most six colours are signals in the %s theme; all else is grey or ground',
  (name) => {
    const tokens = theme(name);
    const coloured = [...tokens].filter(([, hex]) => saturation(hex) > 0.3).map(([token]) => token);
    const signals = coloured.filter((token) => !grounds.includes(token) && !/-ground$|-ink$/.test(token));
    expect(signals.toSorted()).toEqual(['--accent', '--alarm', '--go', '--ok', '--scene', '--warn']);
  },
);

test('all themes name the same tokens', () => {
  expect([...theme('dark').keys()]).toEqual([...theme('light').keys()]);
  expect([...theme('outdoor').keys()]).toEqual([...theme('light').keys()]);
});
