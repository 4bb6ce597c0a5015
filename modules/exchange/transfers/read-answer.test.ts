import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswer } from './read-answer.ts';

const said = {
  transferId: '0198c2f0-9999-7000-8000-000000000001',
  incidentId: '0198c2f0-2222-7000-8000-000000000001',
  from: 'E23000020',
};
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

test.each([
  ['acknowledged', 'delivered'],
  ['accepted', 'accepted'],
  ['refused', 'rejected'],
])('B15 another force’s “%s” is %s in the record', (word, answer) => {
  const sent = { ...said, answer: word, reference: 'LINCS-417', words: 'Unit on its way' };
  expect(readAnswer(bytes(sent))).toEqual({ kind: 'answer', answer: { ...sent, answer } });
  expect(readAnswer(bytes({ ...said, answer: word }))).toMatchObject({ answer: { reference: null, words: '' } });
});

test.each([
  ['a word that we do not know', { ...said, answer: 'OK' }, /“OK” is none of acknowledged, accepted, refused/],
  ['a word of every object', { ...said, answer: 'constructor' }, /is none of/],
  ['no offer', { answer: 'accepted', from: 'E23000020' }, /transferId: .*incidentId: /],
  ['nobody who says it', { ...said, from: ' ', answer: 'accepted' }, /from: /],
])('B15 with %s it is no answer, and says why', (_what, sent, reason) => {
  expect(readAnswer(bytes(sent))).toEqual({ kind: 'fault', reason: expect.stringMatching(reason) });
});

test('B15 never throws, whatever comes', () => {
  const any = fc.oneof(
    fc.uint8Array(),
    fc.json().map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(any, (sent) => {
      expect(readAnswer(sent).kind).toMatch(/^(answer|fault)$/);
    }),
  );
});
