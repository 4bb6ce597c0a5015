import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack, ourCodeOf } from '../../force/index.ts';
import { coded } from './message-intake.ts';
import { readMessage } from './read-message.ts';

const pack = loadPack(join(import.meta.dirname, '../../../data/packs/rutland'));
const sent = (partner: string, code: string) => {
  const message = { channel: 'partner', text: 'Water in the cellar', theirs: { partner, code } };
  const read = readMessage(new TextEncoder().encode(JSON.stringify(message)));
  return coded(read, (from, theirs) => ourCodeOf(pack, from, theirs));
};

test('M09 a partner’s own code comes in as ours, beside what they wrote', () => {
  const said = 'Water in the cellar\n(Their code: Flooding; ours: 302 Natural disaster or warning)';
  expect(sent('fire', 'Flooding')).toMatchObject({ kind: 'message', message: { text: said } });
});

test.each([
  ['fire', 'Volcano', /does not know: Volcano/],
  ['fire', 'Primary fire', /leaves to a supervisor: Primary fire/],
  ['coastguard', 'Flooding', /no table of codes for coastguard/],
])('M09 K02 of %s, %s is not guessed: a supervisor reads it as it came', (partner, code, reason) => {
  expect(sent(partner, code)).toEqual({ kind: 'fault', reason: expect.stringMatching(reason) });
});
