import { expect, test } from 'vitest';
import { matches, type PastReport, propose } from './propose.ts';
import { wordsOf } from './words-of.ts';

let count = 0;
function past(text: string, categoryId: string, more: Partial<PastReport> = {}): PastReport {
  count += 1;
  const usual = { teamId: 'radio', priority: 4, itemIds: [], reporterId: null };
  return { id: `id-${count}`, number: `IT-${count}`, words: wordsOf(text), categoryId, ...usual, ...more };
}
const report = (text: string, more: Partial<PastReport> = {}) => ({
  ...{ words: wordsOf(text), itemIds: [], categoryId: null, reporterId: null },
  ...more,
});

const history = [
  past('Radio battery is flat', 'radio-handset'),
  past('Battery of the radio does not charge', 'radio-handset'),
  past('Radio has no signal on the hill', 'radio-coverage'),
  past('Laptop battery swollen', 'hardware-pc', { teamId: 'end-user', priority: 3 }),
  past('Screens of the laptop flicker', 'hardware-pc', {
    teamId: 'end-user',
    priority: 3,
    reporterId: 'p1',
    itemIds: ['i1'],
  }),
  past('Printing is slow', 'hardware-printer', { teamId: 'end-user' }),
];

test('words are compared without what tells nothing, and one thing and many are the same word', () => {
  expect([...wordsOf("My screens don't work on MDT-12, please help")]).toEqual(['screen', 'work', 'mdt-12', 'help']);
});

test('category, team and priority are proposed from words and history, each with why', () => {
  const { categoryId, teamId, priority } = propose(report('My radio says battery low'), history);
  expect(categoryId).toEqual({ value: 'radio-handset', because: '“radio”: 2 of 3, “battery”: 2 of 3' });
  expect(teamId).toEqual({ value: 'radio', because: '2 of 2 like it' });
  expect(priority).toEqual({ value: 4, because: '2 of 2 like it' });
});

test('what was chosen is not overwritten: team and priority are those of the chosen category', () => {
  const chosen = report('My radio says battery low', { categoryId: 'hardware-pc' });
  expect(propose(chosen, [...history, past('Battery', 'hardware-pc', { teamId: 'end-user' })]).teamId?.value).toBe(
    'end-user',
  );
});

test('the item of the same person and kind last time is proposed', () => {
  const again = report('Laptop screen flickers again', { reporterId: 'p1' });
  expect(propose(again, [...history, past('Laptop screen black', 'hardware-pc')]).itemIds).toMatchObject({
    value: ['i1'],
  });
});

test('words that history does not know propose nothing', () => {
  const nothing = { categoryId: null, teamId: null, priority: null, itemIds: null };
  expect(propose(report('Zzyzx'), history)).toEqual(nothing);
  expect(propose(report('Radio battery'), [])).toEqual(nothing);
});

test('an open record on the same item comes first, then those with the most of its words; unlike ones are left out', () => {
  const open = [
    past('Radio battery flat', 'radio-handset'),
    past('Something else entirely', 'network', { itemIds: ['i7'] }),
    past('Custody camera dark', 'network'),
  ];
  const found = matches(report('Radio battery is empty', { itemIds: ['i7'] }), open);
  expect(found.map(({ id }) => id)).toEqual([open[1]?.id, open[0]?.id]);
  expect(found.map(({ because }) => because)).toEqual(['the same item', '“radio”, “battery”']);
});
