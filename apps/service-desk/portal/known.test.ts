import { expect, test } from 'vitest';
import { type Notice, type Outage, toldTo } from './known.ts';

const notice = (id: string, part: Partial<Notice>): Notice => ({
  ...{ id, kind: 'outage', major: false, title: id, text: '', serviceIds: [], siteIds: [], aboutId: null },
  ...{ from: 1, until: null, nextAt: null, changedAt: 1 },
  ...part,
});
const outage = (id: string, part: Partial<Outage> = {}): Outage => ({
  ...{ id, number: id, serviceId: null, categoryId: null, siteId: null, since: 1, by: null, over: false, affected: 0 },
  ...part,
});
const keys = (siteId: string | null, notices: readonly Notice[], outages: readonly Outage[]) =>
  toldTo(siteId, notices, outages).map(({ key }) => key);

test('what lasts comes before what is planned, the newest outage first and the next planned work first', () => {
  const notices = [
    notice('later', { kind: 'planned', from: 90 }),
    notice('soon', { kind: 'planned', from: 50 }),
    notice('old', { from: 3 }),
  ];
  expect(keys(null, notices, [outage('new', { since: 9 })])).toEqual(['new', 'old', 'soon', 'later']);
});

test('what is for another station alone is not told', () => {
  const notices = [notice('here', { siteIds: ['oakham'] }), notice('there', { siteIds: ['uppingham'] })];
  expect(keys('oakham', notices, [])).toEqual(['here']);
});

test('an outage of which a notice was written is told once, and can be joined', () => {
  const [told] = toldTo(
    null,
    [notice('n', { serviceIds: ['radio-voice'] })],
    [outage('o', { serviceId: 'radio-voice' })],
  );
  expect(told).toMatchObject({ key: 'n', outage: { id: 'o' } });
  expect(keys(null, [notice('n', { aboutId: 'o' })], [outage('o')])).toEqual(['n']);
  expect(keys(null, [], [outage('over', { over: true })])).toEqual([]);
});
