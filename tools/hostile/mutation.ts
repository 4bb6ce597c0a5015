import fc from 'fast-check';
import { naughty } from './naughty.ts';

/** A word that somebody could send: most of them awkward. */
export const word: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...naughty) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
);

const number: fc.Arbitrary<number> = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -1, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324, 8.64e15 + 1),
);

/** A JSON value of any kind, for where another kind is expected. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 2, arbitrary: number },
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom([], {}, [[]], [null], { length: 3 }, { toString: 1 }, { valueOf: null }),
  fc.nat({ max: 60 }).map((depth) => nested(depth)),
);

function nested(depth: number): unknown {
  let at: unknown = 1;
  for (let n = 0; n < depth; n += 1) at = n % 2 === 0 ? [at] : { in: at };
  return at;
}

interface Slip {
  readonly at: number;
  readonly how: 'drop' | 'replace' | 'add' | 'repeat';
  readonly with: unknown;
  readonly key: string;
}

const slip: fc.Arbitrary<Slip> = fc.record({
  at: fc.nat({ max: 10_000 }),
  how: fc.constantFrom('drop', 'replace', 'replace', 'replace', 'add', 'repeat'),
  with: value,
  key: word,
});

/** A valid value with one to three slips in it: what the grammar of the interface allows, and a step beyond. */
export function mutated(valid: unknown): fc.Arbitrary<unknown> {
  return fc.array(slip, { minLength: 1, maxLength: 3 }).map((slips) => slips.reduce(slipped, valid));
}

/** Changes one place; which one, its number says. */
function slipped(valid: unknown, { at, how, with: other, key }: Slip): unknown {
  const places = placesIn(valid);
  const place = places[at % places.length] ?? [];
  return changedAt(valid, place, (held) => {
    if (how === 'drop') return undefined;
    if (how === 'repeat') return [held, held];
    if (how === 'add' && isObject(held)) return { ...held, [key]: other };
    return other;
  });
}

type Path = readonly string[];

function placesIn(valid: unknown, path: Path = []): readonly Path[] {
  if (!isObject(valid)) return [path];
  return [path, ...Object.keys(valid).flatMap((key) => placesIn(Reflect.get(valid, key), [...path, key]))];
}

function changedAt(valid: unknown, [key, ...rest]: Path, change: (held: unknown) => unknown): unknown {
  if (key === undefined) return change(valid);
  if (!isObject(valid)) return valid;
  const inner = changedAt(Reflect.get(valid, key), rest, change);
  if (Array.isArray(valid)) return valid.map((one, n) => (String(n) === key ? inner : one));
  return { ...valid, [key]: inner };
}

function isObject(thing: unknown): thing is object {
  return thing !== null && typeof thing === 'object';
}

type Spoil = (text: string) => string | Buffer;
const first =
  (more: string): Spoil =>
  (text) =>
    text.replace('{', `{${more}`);

/** What makes a text no longer JSON, or only just: keys twice, the prototype, numbers beyond any, far too deep, too long. */
const spoils: readonly Spoil[] = [
  first('"commandId":"1",'),
  first('"input":{},'),
  first('"__proto__":{"admin":true},'),
  first('"constructor":{"prototype":{"x":1}},'),
  (text) => text.replace(/}$/, ',"input":null,"input":{}}'),
  (text) => text.replace(/:("[^"]*"|\d+)/, ':1e999'),
  (text) => `\ufeff${text}`,
  (text) => Buffer.from(text, 'utf16le'),
  (text) => `${text}${text}`,
  () => deep,
  () => deeper,
  () => zeros,
];
const deep = Buffer.from(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
const deeper = Buffer.from('{"input":'.repeat(5000));
const zeros = Buffer.from(`{"input":"${'\\u0000'.repeat(2000)}"}`);
const tooLong = Buffer.from(JSON.stringify({ input: 'x'.repeat(300_000) }));

/** The text of a value as a client sends it, sometimes spoilt. */
export function asText(whole: unknown): fc.Arbitrary<Buffer> {
  const text = JSON.stringify(whole) ?? '';
  const plain = Buffer.from(text);
  const place = fc.nat({ max: Math.max(0, plain.length - 1) });
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(plain) },
    fc.constantFrom(...spoils).map((spoil) => Buffer.from(spoil(text))),
    place.map((end) => plain.subarray(0, end)),
    fc.tuple(place, fc.nat({ max: 255 })).map(([at, byte]) => {
      const copy = Buffer.from(plain);
      copy[at] = byte;
      return copy;
    }),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((json) => Buffer.from(json)),
    fc.constant(tooLong),
  );
}
