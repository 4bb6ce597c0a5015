import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBestSet, placeSeconds, type SetAsked, setWeights } from './best-set.ts';
import type { Candidate, Need } from './candidate.ts';
import { makeCoverage } from './cover.ts';
import { offerSet, type Waiting } from './offer.ts';
import type { Named, UnitsWanted } from './plan.ts';
import { type Ranked, recommend } from './recommend.ts';
import { weights } from './recommend-terms.ts';
import { membersOf } from './set-words.ts';
import { listWanting } from './suitability.ts';
import { seeking } from './test-plan.ts';

const NOW = 1_795_500_000_000;
const named = (id: string): Named => ({ id, name: id });
const wants = (count: number, kinds: readonly string[], skills: readonly string[] = []): UnitsWanted => ({
  ...{ count, kinds: kinds.map(named), skills: skills.map(named) },
});
const needFor = (incidentId: string, needs: readonly UnitsWanted[], weight = 1): Need => ({
  ...{ incidentId, weight, areaId: 'oakham', emergencyDriving: true },
  sought: { ...seeking({}), needs },
});
const settings = {
  now: NOW,
  timezone: 'Europe/London',
  stalePositionSeconds: 120,
  shiftEndMinutes: 30,
  estimated: false,
  keepFree: new Map(),
};

interface Out {
  readonly minutes: number;
  readonly kind?: string;
  readonly skills?: readonly string[];
  readonly carries?: readonly string[];
  readonly on?: number | null;
  readonly bare?: readonly string[];
}

function unit(callsign: string, { minutes, kind = 'car', skills = [], carries = [], on, bare = [] }: Out): Candidate {
  const other = { incidentId: 'other', number: '0007 of 25/11', milestone: 'assigned' as const, hidden: false };
  return {
    ...{ tourId: callsign, callsign, skills, carries, crewSize: 2, emergencyDriver: true, areaId: 'oakham' },
    kind: { id: kind, name: kind, responds: true, armed: false, mount: 'vehicle' },
    ...{ vehicle: null, meaning: 'available', availability: 'available', emergency: false },
    active: on == null ? null : { ...other, grade: `G${on}`, weight: on },
    ...{ shiftEndsAt: NOW + 4 * 3_600_000, positionAt: NOW },
    travel: { seconds: minutes * 60, metres: minutes * 900 },
    cover: { before: 0.8, after: 0.8, bare },
  };
}

function asked(
  needs: readonly UnitsWanted[],
  units: Readonly<Record<string, Out>>,
  over: Partial<SetAsked> = {},
): SetAsked {
  const candidates = Object.entries(units).map(([callsign, out]) => unit(callsign, out));
  const wanting = needs.map(({ count }) => count);
  const ranked = recommend(needFor('i1', needs), candidates, settings);
  return { needs, wanting, carries: [], ranked, standing: null, ...over };
}
const sent = (of: SetAsked) => findBestSet(of).places.map(({ ranked }) => ranked.candidate.callsign);

describe('given a plan that asks for several with different skills', () => {
  test('D06 each need is served by who serves it, and the whole is the best: the dog is kept for what only a dog can do', () => {
    const needs = [wants(2, ['car', 'van']), wants(1, ['van'], ['dog'])];
    const units = {
      A: { minutes: 4 },
      B: { minutes: 9 },
      D: { minutes: 5, kind: 'van', skills: ['dog'] },
      E: { minutes: 25, kind: 'van', skills: ['dog'] },
    };
    expect(sent(asked(needs, units)).sort()).toEqual(['A', 'B', 'D']);
  });

  test('D03 D06 a unit with two skills covers two needs that ask for skills alone, and comes before two nearer ones with one each', () => {
    const needs = [wants(1, ['car']), wants(1, [], ['taser']), wants(1, [], ['medic'])];
    const units = {
      A: { minutes: 8, skills: ['taser', 'medic'] },
      B: { minutes: 6, skills: ['taser'] },
      C: { minutes: 6, skills: ['medic'] },
    };
    const set = findBestSet(asked(needs, units));
    expect(set.places.map(({ ranked }) => ranked.candidate.callsign)).toEqual(['A']);
    expect(set.lacking).toEqual([0, 0, 0]);
    const [both] = asked(needs, units).ranked.filter(({ candidate }) => candidate.callsign === 'A');
    expect(listWanting(needs, both === undefined ? [] : [both.candidate])).toEqual([0, 0, 0]);
  });

  test('D03 D06 nobody without the skill takes its place: what lacks is said', () => {
    const needs = [wants(2, ['car'], ['firearms'])];
    const of = asked(needs, { A: { minutes: 2 }, F: { minutes: 12, skills: ['firearms'] } });
    const set = findBestSet(of);
    expect(set.lacking).toEqual([1]);
    expect([...membersOf(of, set, new Map()).values()][0]?.lacking).toEqual(['1 × car (firearms)']);
    expect(sent(of)).toEqual(['F']);
  });

  test('D03 D06 a thing that one of them should have is brought by one, not asked of each', () => {
    const needs = [wants(2, ['car'])];
    const units = { A: { minutes: 4 }, B: { minutes: 5 }, C: { minutes: 6, carries: ['defibrillator'] } };
    expect(sent(asked(needs, units)).sort()).toEqual(['A', 'B']);
    expect(sent(asked(needs, units, { carries: ['defibrillator'] })).sort()).toEqual(['A', 'C']);
  });
});

describe('given what a set leaves behind', () => {
  const standing = {
    places: [
      { beatId: 'ketton', weight: 10, lon: 0, lat: 0 },
      { beatId: 'oakham', weight: 10, lon: 0, lat: 0 },
    ],
    reaches: new Map([
      ['A', [0]],
      ['B', [0]],
      ['C', [1]],
      ['D', [1]],
    ]),
  };

  test('D07 two that each leave no beat bare leave one bare together: the set takes only one of them', () => {
    const units = { A: { minutes: 4 }, B: { minutes: 5 }, C: { minutes: 6 } };
    expect(sent(asked([wants(2, ['car'])], units))).toEqual(['A', 'B']);
    const of = asked([wants(2, ['car'])], { ...units, D: { minutes: 200 } }, { standing });
    expect(sent(of)).toEqual(['A', 'C']);
    expect(findBestSet(of).bare).toEqual([]);
  });

  test('D04 D05 a unit on a lower grade is taken when it is worth it, and every unit says why it and no nearer one', () => {
    const needs = [wants(2, ['car'])];
    const of = asked(needs, { A: { minutes: 4, on: 3 }, B: { minutes: 5 }, C: { minutes: 6 } });
    const set = findBestSet(of);
    const words = [...membersOf(of, set, new Map()).values()].map(({ because }) => because.join('; '));
    expect(sent(of)).toEqual(['B', 'C']);
    expect(words[0]).toBe(
      'first there, 5 min; one of 2 × car; not A, 1 min sooner: gives up 0007 of 25/11, G3, not yet at scene',
    );
    expect(sent(asked(needs, { A: { minutes: 4, on: 3 }, B: { minutes: 5 }, C: { minutes: 20 } }))).toEqual(['A', 'B']);
  });
});

/** Every set there is, place by place. */
function leastOf(of: SetAsked): number {
  const slots = of.needs.flatMap((_, need) => Array.from({ length: of.wanting[need] ?? 0 }, () => need));
  const costOf = (chosen: readonly { readonly one: Ranked; readonly need: number }[], empty: number): number => {
    const own = chosen.reduce(
      (sum, { one, need }) => sum + (placeSeconds(one, of.needs[need] ?? wants(1, [])) ?? 0),
      0,
    );
    const first = chosen.length === 0 ? 0 : Math.min(...chosen.map(({ one }) => one.candidate.travel?.seconds ?? 0));
    const { places, reaches } = of.standing ?? { places: [], reaches: new Map<string, number[]>() };
    const coverage = makeCoverage(places, reaches, (id) => id);
    const { after, bare } = coverage.withoutAll(chosen.map(({ one }) => one.candidate.tourId));
    const lost = Math.max(0, coverage.share - after) * 100 * weights.coverPerPoint + bare.length * weights.bareBeat;
    return own + empty * setWeights.lacking + (slots.length > 1 ? first : 0) + lost;
  };
  const go = (
    at: number,
    chosen: readonly { readonly one: Ranked; readonly need: number }[],
    empty: number,
  ): number => {
    const need = slots[at];
    if (need === undefined) return costOf(chosen, empty);
    const free = of.ranked.filter(
      (one) => placeSeconds(one, of.needs[need] ?? wants(1, [])) !== null && !chosen.some((other) => other.one === one),
    );
    return Math.min(go(at + 1, chosen, empty + 1), ...free.map((one) => go(at + 1, [...chosen, { one, need }], empty)));
  };
  return go(0, [], 0);
}

const drawn = fc.record({
  minutes: fc.integer({ min: 1, max: 40 }),
  kind: fc.constantFrom('car', 'van', 'bike'),
  skills: fc.subarray(['dog', 'taser']),
  on: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }),
});
const wanted = fc.record({
  count: fc.integer({ min: 1, max: 2 }),
  kinds: fc.subarray(['car', 'van'], { minLength: 1 }).map((kinds) => kinds.map(named)),
  skills: fc.subarray(['dog', 'taser'], { maxLength: 1 }).map((skills) => skills.map(named)),
});
const reach = fc.subarray([0, 1, 2, 3, 4]);
const standingOf = fc.record({
  places: fc.constant(['a', 'a', 'b', 'c', 'c'].map((beatId, i) => ({ beatId, weight: 1 + i, lon: 0, lat: 0 }))),
  reaches: fc
    .dictionary(fc.constantFrom('U0', 'U1', 'U2', 'U3', 'U4', 'U5'), reach)
    .map((found) => new Map(Object.entries(found))),
});

test('D06 no other set is better: held against every set there is', () => {
  const scene = fc.tuple(
    fc.array(wanted, { minLength: 1, maxLength: 2 }),
    fc.array(drawn, { maxLength: 6 }),
    fc.option(standingOf),
  );
  fc.assert(
    fc.property(scene, ([needs, units, standing]) => {
      const of = asked(needs, Object.fromEntries(units.map((one, i) => [`U${i}`, one])), { standing });
      const set = findBestSet(of);
      expect(set.exact).toBe(true);
      expect(set.seconds).toBeCloseTo(leastOf(of), 6);
      const ids = set.places.map(({ ranked }) => ranked.candidate.tourId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(set.places.every(({ ranked }) => ranked.rank !== null)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

describe('given two immediate incidents to which nobody has been sent', () => {
  const needs = [wants(1, ['car'])];
  const waitingFor = (incidentId: string, units: Readonly<Record<string, Out>>): Waiting => {
    const need = needFor(incidentId, needs);
    const list = Object.entries(units).map(([callsign, out]) => unit(callsign, out));
    const competing = { need, number: incidentId, grade: 'G1', place: [0, 0] as const };
    return { competing, ranked: recommend(need, list, settings) };
  };
  const here = waitingFor('i1', { A: { minutes: 3 }, B: { minutes: 5 }, C: { minutes: 30 } });
  const there = waitingFor('i2', { A: { minutes: 4 }, B: { minutes: 28 }, C: { minutes: 40 } });
  const none = { places: [], reaches: new Map() };
  const offerFor = ({ competing: { need }, ranked }: Waiting) =>
    offerSet({ need, ranked, onIt: [], standing: none, waiting: [here, there] });

  test('D05 D06 no unit is offered for both, and the sum is the best: the nearest here is kept for where nobody else is near', () => {
    expect([...offerFor(here).members.keys()]).toEqual(['B']);
    expect([...offerFor(there).members.keys()]).toEqual(['A']);
    expect(offerFor(here).kept.get('A')).toEqual({ incidentId: 'i2', number: 'i2', grade: 'G1' });
    expect(offerFor(here).members.get('B')?.because.join('; ')).toMatch(/not A, 2 min sooner: is kept for i2, G1/);
  });

  test('D06 a lower grade has what they leave', () => {
    const lower = { ...here.competing, need: needFor('i3', needs, 3) };
    const list = ['A', 'B', 'C'].map((callsign, i) => unit(callsign, { minutes: 2 + i }));
    const ranked = recommend(lower.need, list, settings);
    const offer = offerSet({ need: lower.need, ranked, onIt: [], standing: none, waiting: [here, there] });
    expect([...offer.members.keys()]).toEqual(['C']);
  });

  test('D06 whoever draws them: nobody stands in the offer of two of them', () => {
    const some = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 4 }), (times) => {
        const waiting = times.map((minutes, i) =>
          waitingFor(`w${i}`, Object.fromEntries(minutes.map((m, k) => [`U${k}`, { minutes: m }]))),
        );
        const offered = waiting.flatMap(({ competing: { need }, ranked }) => [
          ...offerSet({ need, ranked, onIt: [], standing: none, waiting }).members.keys(),
        ]);
        expect(new Set(offered).size).toBe(offered.length);
      }),
    );
  });
});
