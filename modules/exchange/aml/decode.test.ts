import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAml } from './decode.ts';
import { signatureOf } from './form.ts';
import { unpackGsm7 } from './gsm7.ts';

interface Vectors {
  readonly sms: readonly { readonly id: string; readonly text: string; readonly expected: object }[];
  readonly dataSms: readonly {
    readonly id: string;
    readonly hex: string;
    readonly text: string;
    readonly expected: object;
  }[];
  readonly https: readonly { readonly id: string; readonly body: string; readonly expected: object }[];
}
const vectors = JSON.parse(readFileSync(new URL('./vectors/vectors.json', import.meta.url), 'utf8')) as Vectors;
const bytes = (text: string) => new TextEncoder().encode(text);
const key = bytes('key');
const glasgow = vectors.https[0]?.body ?? '';
const signed = (body: string, by: Uint8Array) => `${body}&hmac=${createHmac('sha1', by).update(body).digest('hex')}`;

describe('given the vectors', () => {
  test.each(vectors.sms)('K04 reads the SMS $id', ({ text, expected }) => {
    expect(decodeAml(bytes(text))).toMatchObject({ kind: 'sms', ...expected });
    expect(decodeAml(bytes(`${text}\r\n`))).toMatchObject(expected);
  });

  test.each(vectors.dataSms)('K04 reads the data SMS $id, as hex and as bytes', ({ hex, text, expected }) => {
    const packed = Uint8Array.from(Buffer.from(hex, 'hex'));
    expect(unpackGsm7(packed)).toBe(text);
    expect(decodeAml(packed)).toMatchObject(expected);
    expect(decodeAml(bytes(hex))).toMatchObject(expected);
  });

  test.each(vectors.https)('K04 reads the form body $id', ({ body, expected }) => {
    expect(decodeAml(bytes(body))).toMatchObject({ kind: 'form', signature: 'none', flags: [], ...expected });
  });
});

test('K04 a wrong length is flagged and not refused', () => {
  const [france] = vectors.sms;
  expect(decodeAml(bytes(france?.text ?? ''))).toMatchObject({ flags: ['ml says 128, 126 characters came'] });
});

test('K04 what is odd is flagged, and the place stands', () => {
  const odd = 'A"ML=1;lt=52.1;lg=-0.7;rd=wide;top=20260231000000;lc=140;pm=G';
  expect(decodeAml(bytes(odd))).toMatchObject({
    ...{ latitude: 52.1, longitude: -0.7, radiusMetres: null, timeOfPosition: null, confidencePercent: null },
    flags: [
      'rd cannot be read: "wide"',
      'top cannot be read: "20260231000000"',
      'lc cannot be read: "140"',
      `ml says nothing, ${odd.length} characters came`,
    ],
  });
});

test('K04 a longitude beside Greenwich is read as phones write it', () => {
  const greenwich = glasgow.replace('-4.26325', '-5.0E-4');
  expect(decodeAml(bytes(greenwich))).toMatchObject({ longitude: -0.0005 });
});

describe('a signed form', () => {
  test('K04 is right under the key, wrong under another or when anything was changed, unchecked without a key', () => {
    const body = signed(glasgow, key);
    const under = (text: string, by: Uint8Array | null) => Reflect.get(decodeAml(bytes(text), by), 'signature');
    expect(under(body, key)).toBe('right');
    expect(
      under(
        body.replace(/[0-9a-f]{40}$/, (hex) => hex.toUpperCase()),
        key,
      ),
    ).toBe('right');
    expect(under(body, bytes('another'))).toBe('wrong');
    expect(under(body.replace('55.85732', '55.95732'), key)).toBe('wrong');
    expect(under(`${glasgow}&hmac=`, key)).toBe('wrong');
    expect(under(body, null)).toBe('unchecked');
    expect(under(glasgow, key)).toBe('none');
  });

  test('K04 is signed as every other HMAC-SHA1 is', () => {
    // The customary example of HMAC-SHA1; our own signing in the test above could be wrong in the same way as the check.
    const phrase = 'The quick brown fox jumps over the lazy dog';
    expect(signatureOf(bytes(`${phrase}&hmac=de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9`), key)).toBe('right');
  });
});

test.each([
  ['', 'neither an SMS'],
  ['hello', 'neither an SMS'],
  ['A"ML=3;lt=1;lg=1', 'AML version "3" is not read'],
  ['A"ML=1;pm=N', 'no place on the globe'],
  ['A"ML=1;lt=95;lg=1', 'no place on the globe'],
  ['A"ML=2;lo=1e3,1,1', 'no place on the globe'],
  ['v=1&location_latitude=&location_longitude=1', 'no place on the globe'],
  ['x'.repeat(8_193), 'longer than any AML message'],
])('says why %j cannot be read', (text, reason) => {
  const read = decodeAml(bytes(text));
  expect(read.kind === 'fault' ? read.reason : 'read').toContain(reason);
});

/** On the globe, or a reason. */
function sane(read: ReturnType<typeof decodeAml>): void {
  if (read.kind === 'fault') {
    expect(read.reason).not.toBe('');
    return;
  }
  expect(Math.abs(read.latitude)).toBeLessThanOrEqual(90);
  expect(Math.abs(read.longitude)).toBeLessThanOrEqual(180);
  if (read.timeOfPosition !== null) expect(Number.isNaN(Date.parse(read.timeOfPosition))).toBe(false);
}

test('K04 no bytes whatever throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (some) => sane(decodeAml(some, key))),
    { numRuns: 6_000 },
  );
});

const texts = [...vectors.sms.map((one) => one.text), ...vectors.dataSms.map((one) => one.hex), signed(glasgow, key)];

test('K04 no message that was cut, spoilt or stuffed throws', () => {
  const spoilt = fc.tuple(fc.constantFrom(...texts), fc.nat(500), fc.nat(40), fc.string({ maxLength: 30 }));
  fc.assert(
    fc.property(spoilt, ([text, at, length, put]) => {
      sane(decodeAml(bytes(text.slice(0, at) + put + text.slice(at + length)), key));
    }),
    { numRuns: 6_000 },
  );
});
