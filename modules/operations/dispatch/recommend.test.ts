import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Candidate, Need, Settings, UnitKind } from './candidate.ts';
import type { Sought, UnitsWanted } from './plan.ts';
import { type Ranked, recommend } from './recommend.ts';
import { weights } from './recommend-terms.ts';

const NOW = 1_795_500_000_000;
const settings: Settings = {
  ...{ now: NOW, timezone: 'Europe/London', stalePositionSeconds: 120, shiftEndMinutes: 30, estimated: false },
  keepFree: new Map(),
};

const taser = { id: 'taser', name: 'Taser' };
const dog = { id: 'dog', name: 'Dog van' };
const response = { id: 'response', name: 'Response car' };
const cars: UnitsWanted = {
  count: 2,
  kinds: [response, { id: 'neighbourhood', name: 'Neighbourhood' }],
  skills: [taser],
};
const sought: Sought = {
  ...{ plan: { id: 'violence', name: 'Violence' }, level: 1, needs: [cars] },
  levels: [{ level: 1, name: 'Violence', needs: [cars] }],
  ...{ never: new Map([['pcso', 'not sent to violence']]), marked: true, carries: ['shields'], crew: 2 },
};
const need: Need = { incidentId: 'wanted', weight: 2, areaId: 'oakham', sought, emergencyDriving: true };

const kind = (id: string, name: string, over: Partial<UnitKind> = {}): UnitKind => ({
  ...{ id, name, responds: true, armed: false, mount: 'vehicle' },
  ...over,
});

function unit(callsign: string, change: Partial<Candidate> = {}): Candidate {
  return {
    tourId: callsign,
    callsign,
    kind: kind('response', 'Response car'),
    skills: ['taser'],
    vehicle: { kind: 'marked car', marked: true },
    carries: ['shields'],
    crewSize: 2,
    emergencyDriver: true,
    areaId: 'oakham',
    meaning: 'available',
    availability: 'available',
    emergency: false,
    active: null,
    shiftEndsAt: NOW + 4 * 3_600_000,
    positionAt: NOW - 10_000,
    travel: { seconds: 300, metres: 4_000 },
    cover: { before: 0.8, after: 0.8, bare: [] },
    ...change,
  };
}

const on = (weight: number, milestone: 'assigned' | 'at-scene' = 'assigned'): Candidate['active'] => ({
  incidentId: 'other',
  number: '0007 of 25/11',
  grade: `G${weight}`,
  weight,
  milestone,
  hidden: false,
});

function one(candidate: Candidate, asked: Need = need, with_: Settings = settings): Ranked {
  const [ranked] = recommend(asked, [candidate], with_);
  if (ranked === undefined) throw new Error('nobody ranked');
  return ranked;
}

const textOf = (ranked: Ranked, term: string): string =>
  ranked.reasons
    .filter((r) => r.term === term)
    .map((r) => r.text)
    .join('; ');

describe('given units with nothing against them', () => {
  test('D02 when one is nearer by road, then it is first, and says so', () => {
    const ranked = recommend(need, [unit('B', { travel: { seconds: 500, metres: 5_000 } }), unit('A')], settings);
    expect(ranked.map((r) => [r.candidate.callsign, r.rank])).toEqual([
      ['A', 1],
      ['B', 2],
    ]);
    expect(textOf(ranked[0]!, 'travel')).toBe('5 min by road (4.0 km, emergency driving)');
  });

  test('when the roads are a stand-in, then every time is marked estimated', () => {
    expect(textOf(one(unit('A'), need, { ...settings, estimated: true }), 'travel')).toContain('estimated');
  });
});

/** A change of one input, the term that must answer it, and the words it must use. */
const changes: readonly (readonly [string, Partial<Candidate>, string, RegExp])[] = [
  ['refreshments', { meaning: 'refreshments', availability: 'conditional' }, 'state', /on refreshments/],
  ['a missing skill', { skills: [] }, 'skill', /Taser missing/],
  ['a skill whose authority has ended', { skills: [], lapsed: ['taser'] }, 'skill', /Taser lapsed/],
  ['a kind not in the plan', { kind: kind('foot', 'Foot') }, 'skill', /not in the response plan/],
  ['second choice of the plan', { kind: kind('neighbourhood', 'Neighbourhood') }, 'skill', /choice 2/],
  ['a single crew where two are asked for', { crewSize: 1 }, 'crew', /single-crewed: the plan asks for 2/],
  ['an unmarked car', { vehicle: { kind: 'unmarked car', marked: false } }, 'vehicle', /unmarked car: the plan asks/],
  ['missing equipment', { carries: [] }, 'equipment', /no shields/],
  ['an ending shift', { shiftEndsAt: NOW + 10 * 60_000 }, 'shift', /ends in 10 min/],
  ['an old position', { positionAt: NOW - 15 * 60_000 }, 'position', /15 min old/],
  ['another area', { areaId: 'uppingham' }, 'area', /another area/],
  ['a lower-graded incident', { active: on(3) }, 'divert', /gives up 0007 of 25\/11, G3, not yet at scene/],
  ['a lower-graded incident at scene', { active: on(4, 'at-scene') }, 'divert', /at scene/],
  ['a bare beat', { cover: { before: 0.8, after: 0.7, bare: ['Ketton'] } }, 'cover', /80 % → 70 %; leaves Ketton bare/],
];

test.each(changes)('%s costs what its reason says, and lets the other unit pass', (_name, change, term, words) => {
  const plain = one(unit('A'));
  const changed = one(unit('A', change));
  expect(textOf(changed, term)).toMatch(words);
  expect(textOf(plain, term)).not.toMatch(words);
  expect(changed.totalSeconds).toBeGreaterThan(plain.totalSeconds);
  const both = recommend(need, [unit('A', change), unit('B')], settings);
  expect(both.map((r) => r.candidate.callsign)).toEqual(['B', 'A']);
});

test('D03 skills, equipment, vehicle, crew, staffing of the area, break and shift end: each is a term with its reason, and each can turn the order', () => {
  const kept = { ...settings, keepFree: new Map([['oakham', { name: 'Oakham', count: 1 }]]) };
  const elsewhere = unit('B', { areaId: 'uppingham' });
  const staffed = recommend(need, [unit('A'), elsewhere], kept);
  expect(textOf(staffed.find((r) => r.candidate.callsign === 'A')!, 'staffing')).toBe(
    'leaves 0 free in Oakham, which keeps 1',
  );
  expect(staffed[0]?.candidate.callsign).toBe('B');
  const two = recommend(need, [unit('A'), unit('C'), elsewhere], kept);
  expect(two.map((r) => textOf(r, 'staffing')).join('')).toBe('');
  const named = changes.map(([, , term]) => term);
  expect(named).toEqual(expect.arrayContaining(['skill', 'equipment', 'vehicle', 'crew', 'state', 'shift']));
});

test('D20 permit, car, crew, Taser and firearms, foot and cycle: each counts; a PCSO is not offered for violence, and an armed unit reads “FIM authority needed”', () => {
  expect(textOf(one(unit('A')), 'travel')).toMatch(/emergency driving/);
  const slow = one(unit('A', { emergencyDriver: false }));
  expect(textOf(slow, 'travel')).not.toMatch(/emergency/);
  expect(textOf(slow, 'crew')).toMatch(/no driver who may drive under emergency conditions/);
  expect(textOf(one(unit('A')), 'skill')).toMatch(/has Taser/);
  expect(textOf(one(unit('A', { vehicle: { kind: 'unmarked car', marked: false } })), 'vehicle')).toMatch(/marked one/);
  expect(textOf(one(unit('A')), 'equipment')).toBe('carries shields');
  expect(textOf(one(unit('A', { crewSize: 1 })), 'crew')).toMatch(/single-crewed/);
  expect(textOf(one(unit('A', { kind: kind('armed', 'Armed car', { armed: true }) })), 'authority')).toBe(
    'armed: FIM authority needed',
  );
  const walks = one(unit('A', { kind: kind('foot', 'Foot patrol', { mount: 'foot' }) }));
  expect(textOf(walks, 'travel')).toBe('5 min on foot, estimated (4.0 km)');
  const rides = one(unit('A', { kind: kind('cycle', 'Cycle patrol', { mount: 'cycle' }) }));
  expect(textOf(rides, 'travel')).toMatch(/by cycle, estimated/);
  const pcso = one(unit('A', { kind: kind('pcso', 'PCSO on foot', { mount: 'foot' }) }));
  expect(pcso.rank).toBeNull();
  expect(pcso.exclusions).toEqual(['PCSO on foot: not sent to violence']);
});

test('a level that asks for a dog besides cars ranks the dog by its own need, and cars last once there are as many as were asked for', () => {
  const needs = [cars, { count: 1, kinds: [dog], skills: [] }];
  const raised = { ...need, sought: { ...sought, level: 2, needs } };
  const van = unit('D', { kind: kind('dog', 'Dog van'), skills: [] });
  const [first] = recommend(raised, [van], settings);
  expect(textOf(first!, 'skill')).toBe('Dog van: choice 1 of the plan');
  const there = ['X', 'Y'].map((callsign) => unit(callsign, { active: { ...on(2)!, incidentId: 'wanted' } }));
  const ranked = recommend(raised, [unit('A'), van, ...there], settings).filter((r) => r.rank !== null);
  expect(ranked.map((r) => r.candidate.callsign)).toEqual(['D', 'A']);
  expect(textOf(ranked[1]!, 'skill')).toMatch(/the plan has as many of these/);
});

const exclusions: readonly (readonly [string, Partial<Candidate>, RegExp])[] = [
  ['an emergency call', { emergency: true }, /emergency call open/],
  ['off duty', { meaning: 'off-duty', availability: 'unavailable' }, /not available: off duty/],
  ['a kind that does not respond', { kind: kind('van', 'Custody van', { responds: false }) }, /does not respond/],
  ['an incident of the same grade', { active: on(2) }, /not of lower grade/],
  ['no position', { positionAt: null, travel: null }, /no position known/],
  ['no road', { travel: null }, /no way there by road/],
  ['being there', { active: { ...on(3)!, incidentId: 'wanted' } }, /on this incident already/],
];

test.each(exclusions)('%s excludes, with its reason', (_name, change, words) => {
  const ranked = one(unit('A', change));
  expect(ranked.rank).toBeNull();
  expect(ranked.exclusions.join('; ')).toMatch(words);
});

const anyUnit = fc
  .record({
    travel: fc.option(
      fc.record({ seconds: fc.integer({ min: 1, max: 4_000 }), metres: fc.integer({ min: 1, max: 50_000 }) }),
      {
        nil: null,
      },
    ),
    skills: fc.subarray(['taser', 'dog']),
    crewSize: fc.integer({ min: 1, max: 3 }),
    emergencyDriver: fc.boolean(),
    areaId: fc.constantFrom('oakham', 'uppingham'),
    availability: fc.constantFrom('available' as const, 'conditional' as const, 'unavailable' as const),
    emergency: fc.boolean(),
    active: fc.option(fc.constantFrom(on(1), on(2), on(3), on(4, 'at-scene')), { nil: null }),
    shiftEndsAt: fc.integer({ min: NOW - 3_600_000, max: NOW + 30_000_000 }),
    positionAt: fc.option(fc.integer({ min: NOW - 7_200_000, max: NOW }), { nil: null }),
  })
  .map((change) => change as Partial<Candidate>);
const units = fc
  .array(anyUnit, { minLength: 1, maxLength: 12 })
  .map((list) => list.map((change, i) => unit(`U${i}`, change)));

describe('whatever the units', () => {
  test('D05 the rank is the order of the sums of the reasons, without gaps, and who is excluded has a reason', () => {
    fc.assert(
      fc.property(units, (candidates) => {
        const ranked = recommend(need, candidates, settings);
        expect(ranked).toHaveLength(candidates.length);
        const placed = ranked.filter((r) => r.rank !== null);
        expect(placed.map((r) => r.rank)).toEqual(placed.map((_, i) => i + 1));
        for (const [i, r] of placed.entries()) {
          expect(r.totalSeconds).toBeCloseTo(
            r.reasons.reduce((sum, x) => sum + x.seconds, 0),
            6,
          );
          expect(r.totalSeconds).toBeGreaterThanOrEqual(placed[i - 1]?.totalSeconds ?? 0);
          expect(textOf(r, 'travel')).not.toBe('');
        }
        expect(ranked.every((r) => (r.rank === null) === r.exclusions.length > 0)).toBe(true);
      }),
    );
  });

  test('D19 whoever is ranked on a position older than the set age says how old it is; without a position nobody is ranked', () => {
    const age = fc.integer({ min: 30, max: 3_600 });
    fc.assert(
      fc.property(units, age, (candidates, stalePositionSeconds) => {
        for (const ranked of recommend(need, candidates, { ...settings, stalePositionSeconds })) {
          const { positionAt } = ranked.candidate;
          const isOld = positionAt !== null && NOW - positionAt > stalePositionSeconds * 1000;
          if (ranked.rank !== null) expect(positionAt).not.toBeNull();
          expect(textOf(ranked, 'position')).toMatch(isOld ? /^position \d+ (s|min) old$/ : /^$/);
        }
      }),
    );
  });

  test('a longer drive changes the travel reason by just that, and never improves the rank', () => {
    fc.assert(
      fc.property(units, fc.nat(), fc.integer({ min: 61, max: 3_000 }), (candidates, pick, more) => {
        const i = pick % candidates.length;
        const chosen = candidates[i]!;
        fc.pre(chosen.travel !== null);
        const slower = { ...chosen, travel: { ...chosen.travel!, seconds: chosen.travel!.seconds + more } };
        const before = recommend(need, candidates, settings).find((r) => r.candidate.tourId === chosen.tourId)!;
        const after = recommend(need, candidates.with(i, slower), settings).find(
          (r) => r.candidate.tourId === chosen.tourId,
        )!;
        expect(after.totalSeconds - before.totalSeconds).toBeCloseTo(more, 6);
        expect(textOf(after, 'travel')).not.toBe(textOf(before, 'travel'));
        if (before.rank !== null) expect(after.rank ?? 0).toBeGreaterThanOrEqual(before.rank);
      }),
    );
  });

  test('the order in which units come in does not matter', () => {
    fc.assert(
      fc.property(units, (candidates) => {
        const order = (list: readonly Candidate[]) => recommend(need, list, settings).map((r) => r.candidate.callsign);
        expect(order(candidates.toReversed())).toEqual(order(candidates));
      }),
    );
  });
});

test('a stale position never costs more than its ceiling', () => {
  const old = one(unit('A', { positionAt: NOW - 30 * 3_600_000 }));
  expect(old.reasons.find((r) => r.term === 'position')?.seconds).toBe(weights.staleMost);
});
