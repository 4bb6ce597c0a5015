import { describe, expect, test } from 'vitest';
import type { AnyEvent, Past } from '../../../kernel/pure.ts';
import { extendOperation, planOperation, setHeldUnit } from './decide.ts';
import type { PlannedEvent } from './events.ts';
import { type PlannedState, plannedAggregate, plannedPromises } from './planned.ts';

const HOUR_MS = 3_600_000;
const NOON = Date.parse('2026-11-26T12:00:00Z');
const ladder = { rungs: [{ to: 'fim' as const, afterSeconds: 0 }], repeatSeconds: 60 };
const quiet = { overlaps: [], shortfalls: [], timezone: 'Europe/London' };
const overlap = { kind: 'operation', ofId: 'k', callsign: 'RA21', name: 'Op Kite', from: NOON, until: NOON + HOUR_MS };
const bare = { area: 'Oakham', from: NOON, wanted: 4, left: 2 };
const doubtful = { ...quiet, overlaps: [overlap], shortfalls: [bare] } as typeof quiet;

const input = {
  ...{ operationId: 'o', name: 'Op Falcon', areaId: 'oakham', commander: 'Insp Thorne', silver: '', briefing: '' },
  ...{ startsAt: NOON, endsAt: NOON + 4 * HOUR_MS, briefingAt: NOON - HOUR_MS, callsigns: ['RA21'] },
  ...{ skills: [], people: [] },
};
const command = <Input extends object>(given: Input, ...confirmed: string[]) => ({
  ...{ input: given, confirmed: new Set(confirmed), recordedAt: NOON - 2 * HOUR_MS, occurredAt: NOON },
  actor: { kind: 'person' as const, id: 'carol', name: 'Carol', seatId: 'supervisor' },
});
const facts = { knownArea: true, unknownSkill: null, arriveSeconds: 900, warnSeconds: 1800, ladder };
type Plan = Parameters<typeof planOperation>[0];
type Set = Parameters<typeof setHeldUnit>[0];
type Extend = Parameters<typeof extendOperation>[0];

/** What was decided, folded onto what stood. */
function folded(planned: PlannedState, outcome: ReturnType<typeof planOperation>): PlannedState {
  if (outcome.outcome !== 'decided') throw new Error(JSON.stringify(outcome));
  const { actor, recordedAt } = command({});
  return outcome.events.planned.reduce((state: PlannedState, event: AnyEvent) => {
    const past = { detail: null, ...event, actor, recordedAt, occurredAt: recordedAt, position: 1, stream: 'o' };
    return plannedAggregate.evolve(state, past as unknown as Past<PlannedEvent>);
  }, planned);
}

const stands = () =>
  folded(
    { situation: 'none' },
    planOperation(command(input) as Plan, { planned: { situation: 'none' } }, { ...facts, ...quiet }),
  );
const keys = (state: PlannedState) => plannedPromises(state).map(({ key }) => key);

describe('E06 a planned operation', () => {
  test('given nothing, planned: its briefing, each unit and its end are owed', () => {
    expect(keys(stands())).toEqual(['briefing', 'arrive:RA21', 'end']);
    const end = plannedPromises(stands()).find(({ key }) => key === 'end');
    expect(end).toMatchObject({ dueAt: NOON + 4 * HOUR_MS, warnAt: NOON + 3.5 * HOUR_MS });
  });

  test('given that it stands, a unit comes or is given back: it is owed no more; one that it does not hold is not', () => {
    const planned = stands();
    const set = (callsign: string, state: 'arrived' | 'released' | 'held') =>
      setHeldUnit(command({ operationId: 'o', callsign, state, reason: '' }) as Set, { planned }, quiet);
    expect(keys(folded(planned, set('RA21', 'arrived')))).toEqual(['briefing', 'end']);
    expect(keys(folded(planned, set('RA21', 'released')))).toEqual(['briefing', 'end']);
    expect(set('RA21', 'held')).toMatchObject({ code: 'held-already' });
    expect(set('RE02', 'released')).toMatchObject({ code: 'not-held' });
  });

  test('given that others have its units, or an area is bare without them: each is asked once, by its own key, never refused', () => {
    const extend = (...codes: string[]) => {
      const given = { operationId: 'o', until: NOON + 5 * HOUR_MS, reason: 'More' };
      return extendOperation(command(given, ...codes) as Extend, { planned: stands() }, doubtful);
    };
    expect(extend()).toMatchObject({
      ...{ outcome: 'confirm', code: 'overlapping-claim' },
      detail: 'In that period others have them: RA21: Op Kite until 13:00.',
    });
    expect(extend('overlapping-claim')).toMatchObject({
      ...{ outcome: 'confirm', code: 'below-minimum' },
      detail: 'Below the minimum: Oakham 2 of 4 from 12:00: 2 missing.',
    });
    expect(extend('overlapping-claim', 'below-minimum').outcome).toBe('decided');
  });
});
