import { expect, test } from 'vitest';
import type { Candidate } from '../candidate.ts';
import type { Ranked } from '../recommend.ts';
import { type ChoiceFacts, weighChoice } from './choose.ts';
import { makeRankings } from './rankings.ts';

const NOW = 1_795_500_000_000;
const MINUTE = 60_000;

function ranked(callsign: string, rank: number | null, over: Partial<Candidate> = {}): Ranked {
  const candidate: Candidate = {
    ...{ tourId: callsign, callsign, skills: [], crewSize: 2, emergencyDriver: true, vehicle: null, carries: null },
    kind: { id: 'response', name: 'Response car', responds: true, armed: false, mount: 'vehicle' },
    ...{ areaId: 'oakham', meaning: 'available', availability: 'available', emergency: false, active: null },
    ...{ shiftEndsAt: NOW, positionAt: NOW, travel: { seconds: 100, metres: 1_000 }, cover: null },
    ...over,
  };
  const reasons = [{ term: 'travel' as const, text: '2 min by road', seconds: 100 }];
  return { candidate, rank, totalSeconds: 100, reasons, exclusions: rank === null ? ['not available: at court'] : [] };
}

const order = ['A', 'B', 'C', 'D'];
function facts(notAmong: number | null, together: readonly string[] = []): ChoiceFacts {
  const rankings = makeRankings();
  const all = [...order.map((callsign, i) => ranked(callsign, i + 1)), ranked('X', null)];
  rankings.keep('i1', all, { now: NOW, estimated: false });
  return { ranking: rankings.find('i1', NOW + MINUTE), notAmong, together };
}
const chosen = (callsign: string, over: { onIt?: readonly string[]; reason?: string } = {}) => ({
  ...{ assignmentId: 'a1', tourId: callsign, callsign, onIt: over.onIt ?? [], reason: over.reason ?? null },
});

test('D01 a word why is asked for by the rule of the grade: where better ones stand before it, and never twice', () => {
  expect(weighChoice(chosen('A'), facts(1)).question).toBeNull();
  expect(weighChoice(chosen('C'), facts(1)).question).toMatch(/C is number 3 of 4; A stands before it/);
  expect(weighChoice(chosen('C'), facts(3)).question, 'among the first three').toBeNull();
  expect(weighChoice(chosen('C'), facts(null)).question, 'a grade that asks nothing').toBeNull();
  expect(weighChoice(chosen('C', { reason: 'Knows him' }), facts(1)).question).toBeNull();
  expect(weighChoice(chosen('X'), facts(1)).question).toMatch(/X is not ranked; A stands before it/);
});

test('whoever stood before it and is on it, or comes along, was chosen too', () => {
  expect(weighChoice(chosen('C', { onIt: ['A', 'B'] }), facts(1)).question).toBeNull();
  expect(weighChoice(chosen('C'), facts(1, ['A', 'B', 'C'])).question).toBeNull();
  expect(weighChoice(chosen('C', { onIt: ['A'] }), facts(1)).question).toMatch(/B stands before it/);
});

test('what was known stays with the choice: the first ten with their terms, how many there were, and why one was not among them', () => {
  const { events } = weighChoice(chosen('X'), facts(1));
  expect(events).toMatchObject([
    {
      type: 'operations.UnitChosen',
      data: {
        rank: null,
        ranked: 4,
        excluded: 1,
        before: 4,
        reasonAsked: true,
        exclusions: ['not available: at court'],
      },
      detail: { reason: null },
    },
  ]);
  const offered = events[0]?.type === 'operations.UnitChosen' ? events[0].data.offered : [];
  expect(offered.map(({ callsign, rank }) => [callsign, rank])).toEqual(order.map((callsign, i) => [callsign, i + 1]));
});

test('nothing is kept where nobody had asked and nobody says why; a word alone is kept', () => {
  const none = { ranking: null, notAmong: 1 };
  expect(weighChoice(chosen('C'), none)).toEqual({ question: null, events: [] });
  expect(weighChoice(chosen('C', { reason: 'Was there' }), none).events).toMatchObject([{ data: { rankedAt: null } }]);
});

test('a ranking is forgotten after ten minutes, and names no incident that a unit was on', () => {
  const rankings = makeRankings();
  const active = { incidentId: 'i7', number: '0007 of 25/11', grade: 'G3', weight: 3, milestone: 'assigned' as const };
  const busy = ranked('A', null, { active: { ...active, hidden: false } });
  const all = [{ ...busy, exclusions: ['on 0007 of 25/11, G3: not of lower grade'] }];
  rankings.keep('i1', all, { now: NOW, estimated: false });
  expect([...(rankings.find('i1', NOW)?.excluded.values() ?? [])]).toEqual([['on another, not of lower grade']]);
  expect(rankings.find('i1', NOW + 11 * MINUTE)).toBeNull();
});
