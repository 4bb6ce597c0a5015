import { expect, test } from 'vitest';
import { type Known, type Notice, type Outage, type Planned, toldTo } from './known.ts';

const DAY_MS = 86_400_000;

const notice = (id: string, part: Partial<Notice>): Notice => ({
  ...{ id, kind: 'outage', major: false, title: id, text: '', serviceIds: [], siteIds: [], aboutId: null },
  ...{ from: 1, until: null, nextAt: null, changedAt: 1 },
  ...part,
});
const outage = (id: string, part: Partial<Outage> = {}): Outage => ({
  ...{ id, number: id, serviceId: null, categoryId: null, siteId: null, since: 1, by: null, over: false, affected: 0 },
  ...part,
});
const planned = (id: string, from: number, outageMinutes: number): Planned => ({
  ...{ id, number: id, model: 'normal', situation: 'scheduled', title: id, teamId: 'networks', categoryId: null },
  ...{ serviceIds: ['network'], touchedIds: [], outcome: null, outageMinutes, endsAt: from + 10 },
  window: { from, to: from + 10, backOutMinutes: 0 },
  plain: { state: '', who: null, teamId: null, next: '', by: null },
});
const told = (siteId: string | null, known: Partial<Known>) =>
  toldTo(siteId, { notices: [], outages: [], planned: [], ...known }, 0);
const keys = (siteId: string | null, known: Partial<Known>) => told(siteId, known).map(({ key }) => key);

test('what lasts comes before what is planned, the newest outage first and the next planned work first', () => {
  const notices = [
    notice('later', { kind: 'planned', from: 90 }),
    notice('soon', { kind: 'planned', from: 50 }),
    notice('old', { from: 3 }),
  ];
  expect(keys(null, { notices, outages: [outage('new', { since: 9 })] })).toEqual(['new', 'old', 'soon', 'later']);
});

test('what is for another station alone is not told', () => {
  const notices = [notice('here', { siteIds: ['oakham'] }), notice('there', { siteIds: ['uppingham'] })];
  expect(keys('oakham', { notices })).toEqual(['here']);
});

test('an outage of which a notice was written is told once, and can be joined', () => {
  const outages = [outage('o', { serviceId: 'radio-voice' })];
  const [first] = told(null, { notices: [notice('n', { serviceIds: ['radio-voice'] })], outages });
  expect(first).toMatchObject({ key: 'n', outage: { id: 'o' } });
  expect(keys(null, { notices: [notice('n', { aboutId: 'o' })], outages: [outage('o')] })).toEqual(['n']);
  expect(keys(null, { outages: [outage('over', { over: true })] })).toEqual([]);
});

test('a change that takes a service away within a week is told; one that takes nothing away is not', () => {
  const changes = [planned('next', 2 * DAY_MS, 30), planned('far', 9 * DAY_MS, 30), planned('quiet', DAY_MS, 0)];
  expect(keys(null, { planned: changes })).toEqual(['next']);
  const notices = [notice('n', { kind: 'planned', aboutId: 'next' })];
  expect(keys(null, { planned: changes, notices })).toEqual(['n']);
});
