import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TourState } from '../resources/tour.ts';
import { shownStatus } from '../resources/tour.ts';
import { assigned, at, began, commandOf, type Happened, incidentOf, raised, taken, tourOf } from '../test-log.ts';
import type { Candidate, Need } from './candidate.ts';
import { type AssignFacts, assignUnit } from './decide.ts';
import { recommend } from './recommend.ts';
import { meaningWords, type StatusMeaning } from './recommend-words.ts';
import { seeking } from './test-plan.ts';

/** The rule that is shown beside a unit and the rule that is asked when it is sent, over every kind of unit. */
const NOW = 1_795_500_000_000;
const here = incidentOf(at(0, raised()));
const there = incidentOf(
  at(0, raised({ number: { day: '2026-11-22', sequence: 2, number: '0002 of 22/11' } })),
  at(1, assigned()),
);

interface Given {
  readonly armed: boolean;
  readonly responds: boolean;
  /** Which place its kind has in the plan. */
  readonly kind: keyof typeof kinds;
  readonly skilled: boolean;
  readonly emergency: boolean;
  readonly busy: boolean;
  /** What the unit has said last. */
  readonly own: (typeof statuses)[number] | null;
}

const kinds = { response: 'Response car', cycle: 'Cycle patrol', pcso: 'PCSO on foot' } as const;
const statuses = [
  ['refreshments', 'unavailable'],
  ['escort', 'unavailable'],
  ['court', 'unavailable'],
  ['off-duty', 'unavailable'],
] as const;

const given: fc.Arbitrary<Given> = fc.record({
  armed: fc.boolean(),
  responds: fc.boolean(),
  kind: fc.constantFrom('response' as const, 'cycle' as const, 'pcso' as const),
  skilled: fc.boolean(),
  emergency: fc.boolean(),
  busy: fc.boolean(),
  own: fc.option(fc.constantFrom(...statuses)),
});

function tourFor({ armed, responds, kind, skilled, emergency, busy, own }: Given): TourState {
  const happened: Happened[] = [at(0, began({ armed, responds, kind, skills: skilled ? ['taser'] : [] }))];
  if (busy) happened.push(at(1, taken({ incidentId: 'i2' })));
  if (own !== null) {
    const [meaning, availability] = own;
    const status = { code: '8', name: meaning, meaning, availability };
    happened.push(at(2, { type: 'operations.StatusSet', data: { status } }));
  }
  if (emergency) happened.push(at(3, { type: 'operations.EmergencyRaised', data: {} }));
  return tourOf(...happened);
}

function candidateOf(state: TourState, { armed, responds, kind, skilled, busy, emergency }: Given): Candidate {
  if (state.situation === 'none') throw new Error('no tour');
  const { meaning: said, availability } = shownStatus(state).status;
  const meaning = (Object.keys(meaningWords) as StatusMeaning[]).find((known) => known === said);
  if (meaning === undefined) throw new Error(`no words for ${said}`);
  const other = { incidentId: 'i2', number: '0002 of 22/11', grade: 'G2', weight: 2, milestone: 'assigned' as const };
  return {
    ...{ tourId: 't1', callsign: 'RA21', crewSize: 2, emergencyDriver: true, areaId: 'oakham', cover: null },
    kind: { id: kind, name: kinds[kind], responds, armed, mount: 'vehicle' },
    ...{ vehicle: null, carries: null },
    skills: skilled ? ['taser'] : [],
    meaning,
    availability,
    emergency,
    active: busy ? { ...other, hidden: false } : null,
    shiftEndsAt: NOW + 3_600_000,
    positionAt: NOW,
    travel: { seconds: 60, metres: 900 },
  };
}

const sought = {
  ...seeking({ kinds: ['response'], skills: ['taser'] }),
  never: new Map([['pcso', 'not sent to violence']]),
};
const need: Need = {
  ...{ incidentId: 'i1', weight: 1, areaId: 'oakham', emergencyDriving: true, sought },
};

function shownFor(unit: Candidate): string {
  const settings = {
    now: NOW,
    timezone: 'Europe/London',
    stalePositionSeconds: 120,
    shiftEndMinutes: 30,
    estimated: false,
    keepFree: new Map(),
  };
  const [ranked] = recommend(need, [unit], settings);
  return [...(ranked?.reasons ?? []).map(({ text }) => text), ...(ranked?.exclusions ?? [])].join('\n');
}

/** Every doubt, one key after the other. */
function askedFor(state: TourState, busy: boolean): readonly string[] {
  const facts: AssignFacts = { plan: sought, nearConcealed: false };
  const input = { assignmentId: 'a9', incidentId: 'i1', tourId: 't1', how: 'assign' as const };
  const states = {
    incident: here,
    tour: state,
    callsign: { situation: 'free' as const },
    previous: busy ? there : null,
  };
  const asked: string[] = [];
  for (;;) {
    const answer = assignUnit(commandOf(input, { confirmed: asked }), states, facts);
    if (answer.outcome !== 'confirm') return asked;
    asked.push(answer.code);
  }
}

const words: Readonly<Record<string, RegExp>> = {
  'fim-authority': /FIM authority needed/,
  'unit-emergency': /has an emergency call open/,
  'unit-off-duty': /off duty/,
  'unit-committed': /divert: gives up 0002/,
  'unit-unavailable': /on refreshments|escorting|at court/,
  'skill-missing': /taser missing/,
  'not-suitable': /not in the response plan|does not respond|not sent to violence/,
};

test('D14 what is asked when a unit is sent was shown beside it, and what is shown against it is asked: warned, one key, never refused', () => {
  fc.assert(
    fc.property(given, (unit) => {
      const state = tourFor(unit);
      const [asked, shown] = [askedFor(state, unit.busy), shownFor(candidateOf(state, unit))];
      // Of a unit that cries for help nothing else it has said is shown or asked.
      const silenced = unit.emergency ? ['unit-unavailable', 'unit-off-duty'] : [];
      for (const code of asked) if (!silenced.includes(code)) expect(shown, code).toMatch(words[code] ?? /never/);
      const against = Object.keys(words).filter((code) => words[code]?.test(shown) && !silenced.includes(code));
      expect(asked.toSorted()).toEqual(expect.arrayContaining(against));
    }),
    { numRuns: 500 },
  );
});
