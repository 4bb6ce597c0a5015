import type { FieldFault } from '../outbox.ts';

const wordings: readonly (readonly [RegExp, string])[] = [
  [/^Too small: expected string to have >=1 characters$/, 'is empty'],
  [/^Too small: expected string to have >=(\d+) characters$/, 'needs at least $1 letters'],
  [/^Too big: expected string to have <=(\d+) characters$/, 'may have at most $1 letters'],
  [/^Too small: expected array to have >=1 items$/, 'is empty: name at least one'],
  [/^Too big: expected array to have <=(\d+) items$/, 'may have at most $1'],
  [/^Too small: expected (?:number|int) to be >=?(-?\d+)$/, 'is too small: the least is $1'],
  [/^Too big: expected (?:number|int) to be <=?(-?\d+)$/, 'is too big: the most is $1'],
  [/^Invalid input: expected \w+, received (?:undefined|null|NaN)$/, 'is missing'],
  [/^Invalid (?:option|input)\b.*$/, 'is not one of those that can be chosen'],
];

/** What is wrong with a field, as a person says it: the schema's own words are for whoever writes a program. */
export function plainReason({ field, reason }: FieldFault): string {
  const found = wordings.find(([pattern]) => pattern.test(reason));
  const said = found === undefined ? `: ${reason}` : ` ${reason.replace(...found)}`;
  return `${nameOf(field)}${said}`;
}

/** `input.signature.name`: "name of signature", as near as its name comes to words; numbers of places in a list are left out. */
function nameOf(field: string): string {
  const parts = field
    .replace(/^input\.?/, '')
    .split('.')
    .filter((part) => part !== '' && !/^\d+$/.test(part));
  const words = parts
    .toReversed()
    .map((part) => part.replace(/Id(s?)$/, '$1').replaceAll(/[A-Z]/g, (big) => ` ${big.toLowerCase()}`));
  const name = words.join(' of ');
  return name === '' ? 'What was sent' : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
