import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutIdentities } from './identities.ts';

const read = (folder: string): string =>
  readFileSync(new URL(`../${folder}/vectors/vectors.json`, import.meta.url), 'utf8');
const hidden = (text: string): string => Buffer.from(withoutIdentities(new TextEncoder().encode(text))).toString();

const aml = JSON.parse(read('aml')) as {
  sms: { text: string }[];
  dataSms: { hex: string }[];
  https: { body: string }[];
};
const pidf = JSON.parse(read('pidf')) as { sip: { message: string }[] };
const messages = [
  ...aml.sms.map(({ text }) => text),
  ...aml.dataSms.map(({ hex }) => hex),
  ...aml.https.map(({ body }) => body),
  ...pidf.sip.map(({ message }) => message),
];
const identities = [
  ...['208201771948415', '353472104343540', '123456789012345', '1234567890123456', '358239059042542'],
  ...['987654231', '354773072099116', '234159176307582', '354114000000002'],
];

test.each(messages)('K04 no IMSI and no IMEI is left in what is kept of message %#', (message) => {
  for (const identity of identities) expect(hidden(message)).not.toContain(identity);
});

test('K04 what is no identity stays: place, number, time', () => {
  expect(hidden(aml.https[0]?.body ?? '')).toContain('%2B447477593102&location_latitude=55.85732');
  expect(hidden(aml.https[0]?.body ?? '')).toContain('location_time=1476189444435');
  expect(hidden(aml.dataSms[0]?.hex ?? '')).toContain('lt=37.42175;lg=-122.08461;rd=20;top=hidden;lc=68');
});

test('K04 digits written in hex are found as well', () => {
  expect(hidden('x=%33%354773072099116')).toBe('x=hidden');
});
