import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MARK, splitNew, splitReply } from './split-reply.ts';

const marks = ['Sent from my ', 'Get Outlook for '];

test.each([
  [
    'over a quotation with >',
    'It works\n\nOn Thu, 26 Nov 2026 at 10:00, Desk <d@x.example>\nwrote:\n> Restart it\n> Desk',
    'It works',
  ],
  ['over the mail of the desk', `Still dark.\n\n> ${MARK} [IT-4]\n> Restart it`, 'Still dark.'],
  ['over a quotation that is not marked', `Still dark.\n\n${MARK} [IT-4]\nRestart it`, 'Still dark.'],
  [
    'as Outlook does',
    'Thanks\n\n________________________________\nFrom: Desk <d@x>\nSent: 26 November\nTo: Pat\nSubject: RE\n\nRestart it',
    'Thanks\n\n________________________________',
  ],
  ['over an original message', 'Thanks\n-----Original Message-----\nFrom: Desk\nRestart it', 'Thanks'],
  ['under the quotation', 'On Thu, Desk wrote:\n> Restart it\n\nDid that, still dark', 'Did that, still dark'],
  [
    'between its lines',
    'On Thu, Desk wrote:\n> Which floor?\nThe second\n> Which printer?\nThe grey one',
    'The second\nThe grey one',
  ],
  ['without a quotation', 'On the second floor it is dark', 'On the second floor it is dark'],
])('an answer written %s is shown without what it answers', (_how, text, fresh) => {
  expect(splitReply(text, marks)).toMatchObject({ fresh, signature: '' });
});

test('what stands under each mail is stripped and kept apart', () => {
  const text = 'It is dark\n-- \nPat Example\nOakham\n\nOn Thu, Desk wrote:\n> Which one?';
  expect(splitReply(text, marks)).toEqual({
    ...{ fresh: 'It is dark', signature: '-- \nPat Example\nOakham', quoted: 'On Thu, Desk wrote:\n> Which one?' },
  });
  expect(splitNew('It is dark\n\nSent from my phone', marks)).toMatchObject({ fresh: 'It is dark' });
});

test('what is forwarded is the matter of a mail that answers nothing', () => {
  const text = 'See below\n\n---------- Forwarded message ---------\nFrom: Supplier\nThe line is down';
  expect(splitNew(text, marks)).toEqual({ fresh: text, quoted: '', signature: '' });
});

test('an answer that holds nothing new says all that it holds', () => {
  expect(splitReply('> Restart it', marks)).toEqual({ fresh: '> Restart it', quoted: '', signature: '' });
});

test('whatever is written, every line of it stands somewhere', () => {
  const line = fc.oneof(
    fc.constantFrom('> a', '', 'On x', 'y wrote:', '-- ', MARK, 'From: x', 'To: y', 'Sent: z'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const { fresh, quoted, signature } = splitReply(lines.join('\n'), marks);
      const kept = `${fresh}\n${quoted}\n${signature}`;
      for (const one of lines.join('\n').split('\n')) expect(kept).toContain(one.trim());
    }),
  );
});
