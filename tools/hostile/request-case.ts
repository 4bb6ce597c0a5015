import fc from 'fast-check';
import type { Route } from './description.ts';
import { asText, mutated, word } from './mutation.ts';
import { naughty } from './naughty.ts';

/** One request that is sent to a route. */
export interface RequestCase {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** Requests for one route. `uuids` stand in records that exist, so that what is asked reaches the rules. */
export function casesOf(route: Route): fc.Arbitrary<RequestCase> {
  return fc.record({
    method: fc.oneof({ weight: 30, arbitrary: fc.constant(route.method) }, fc.constantFrom('HEAD', 'PATCH', 'OPTIONS')),
    path: pathOf(route),
    headers: headersOf(route),
    body: route.example === undefined ? fc.constant(null) : bodyOf(route),
  });
}

function bodyOf({ example, path }: Route): fc.Arbitrary<Buffer> {
  const isCommand = path.startsWith('/api/commands/');
  const valid = fc.uuid().map((commandId) => (isCommand ? { ...(example as object), commandId } : example));
  const whole = fc.oneof(
    { weight: 1, arbitrary: valid },
    { weight: 8, arbitrary: valid.chain((one) => (isCommand ? mutatedInput(one) : mutated(one))) },
    { weight: 2, arbitrary: valid.chain(mutated) },
  );
  return whole.chain(asText);
}

/** The envelope stays whole: what is sent gets as far as the command's own schema and its rule. */
function mutatedInput(valid: unknown): fc.Arbitrary<unknown> {
  const { input, ...envelope } = valid as { readonly input: unknown };
  return mutated(input).map((changed) => ({ ...envelope, input: changed }));
}

const segment = fc.oneof(
  fc.constantFrom('', '.', '..', '%2e%2e', '%', '%zz', '%00', '%c0%ae', 'areas.geojson', 'base.pmtiles', 'index.html'),
  word.map((text) => encodeURIComponent(text.toWellFormed())),
);

function pathOf(route: Route): fc.Arbitrary<string> {
  const filled = fc
    .array(segment, { minLength: 1, maxLength: 3 })
    .map((parts) => route.path.replace(/\{[^}]*\}/, parts.join('/')));
  const names = [...route.query, ...['id', 'of', 'limit', 'after', 'purpose', 'lon', 'lat', 'state', '__proto__', 'q']];
  const pair = fc.tuple(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, word),
    fc.oneof({ weight: 2, arbitrary: fc.constantFrom('1', '0', '-1', '1e9', 'operations.units', 'a@b,c@@') }, word),
  );
  const takesQuery = route.method === 'GET';
  const query = takesQuery ? fc.array(pair, { maxLength: 4 }) : fc.constant([]);
  return fc.tuple(filled, query, fc.nat({ max: 20 })).map(([path, pairs, odd]) => {
    const text = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
    const whole = text === '' ? path : `${path}?${text}`;
    return odd === 0 ? `${whole}${whole.includes('?') ? '&' : '?'}a=%ff&b[]=%E0%A4%A&&&==` : whole;
  });
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const inHeader = naughty.map((text) => Buffer.from(text.replaceAll(/[\r\n\0]/g, ' ')).toString('latin1'));
const headerWord = fc.constantFrom(...inHeader.filter((text) => /^[\t\x20-\x7e\x80-\xff]{0,5000}$/.test(text)));

function headersOf(route: Route): fc.Arbitrary<Record<string, string>> {
  const type = route.example === undefined ? {} : { 'content-type': 'application/json' };
  const odd = fc.oneof(
    fc.constantFrom<Record<string, string>>(
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      { 'content-encoding': 'gzip' },
      { range: 'bytes=5-1,0-,-99999999999999999999' },
      { 'if-none-match': '*' },
      { expect: '100-continue' },
      { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https', forwarded: 'for=1.2.3.4' },
      { 'x-http-method-override': 'DELETE' },
      { upgrade: 'h2c', connection: 'Upgrade' },
      { 'x-long': 'A'.repeat(20_000) },
    ),
    fc
      .tuple(
        fc.constantFrom(
          'authorization',
          'cookie',
          'origin',
          'x-trefoil',
          'x-trefoil-account',
          'accept',
          'last-event-id',
        ),
        headerWord,
      )
      .map(([name, value]): Record<string, string> => ({ [name]: value })),
  );
  return fc.oneof(
    { weight: 15, arbitrary: fc.constant(type) },
    { weight: 2, arbitrary: odd.map((more) => ({ ...type, ...more })) },
  );
}
