import { describe, expect, test } from 'vitest';
import {
  assigned,
  at,
  type Happened,
  HOUR,
  incidentOf,
  MINUTE,
  NOON,
  progressed,
  raised,
  reviewed,
  step,
  stoodDown,
} from '../test-log.ts';
import { alarmsOf, clocksOf } from './rows.ts';

const late = step('Breached', { key: 'arrive', label: 'Arrive within 15 min (urban)', dueAt: NOON + 15 * MINUTE });

function rows<Row>(
  of: (state: Exclude<ReturnType<typeof incidentOf>, { situation: 'none' }>) => Row,
  ...happened: readonly Happened[]
): Row {
  const state = incidentOf(...happened);
  if (state.situation === 'none') throw new Error('no incident');
  return of(state);
}

describe('the clocks', () => {
  test('keep a missed arrival on show after the unit has come', () => {
    const came = [at(0, raised()), at(1, assigned()), late, at(20 * MINUTE, progressed('at-scene'))];
    expect(rows(clocksOf, ...came)).toMatchObject([{ key: `missed:arrive:${NOON + 15 * MINUTE}`, state: 'breached' }]);
  });

  test('forget a miss that was none: there in time, reported late', () => {
    const reported = { ...at(10 * MINUTE, progressed('at-scene')) };
    expect(rows(clocksOf, at(0, raised()), at(1, assigned()), late, reported)).toEqual([]);
  });

  test('show a missed target as missed after somebody has acted', () => {
    const shown = rows(clocksOf, at(0, raised()), late, at(16 * MINUTE, reviewed(NOON + HOUR)));
    expect(shown).toContainEqual(expect.objectContaining({ key: 'arrive', state: 'breached' }));
  });
});

describe('the alarms', () => {
  const alarms = (...happened: readonly Happened[]) =>
    rows((state) => alarmsOf('i1', state), ...happened).map((alarm) => `${alarm.key} ${alarm.state}`);

  test('stand for what is late and nobody has acted on', () => {
    expect(alarms(at(0, raised()), late)).toEqual(['arrive breached']);
    expect(alarms(at(0, raised()), late, at(16 * MINUTE, assigned()))).toEqual([]);
  });

  test('stand for a referral and for broken glass from the first moment', () => {
    const referred = at(1, { type: 'operations.IncidentReferred', data: { to: 'fim' }, detail: { reason: 'Firearm' } });
    const broken = at(2, {
      type: 'operations.GlassBroken',
      data: { accountId: 'dave', reviewDueAt: NOON + HOUR, tourIds: [] },
    });
    expect(alarms(at(0, raised()), referred, broken)).toEqual(['referral referred', 'break-glass:dave break-glass']);
  });

  test('a divert is told once the timer has told it', () => {
    const diverted = [at(0, raised()), at(1, assigned()), at(MINUTE, stoodDown('diverted'))];
    expect(alarms(...diverted)).toEqual([]);
    const told = step('Breached', { key: 'diverted:a1', startedAt: NOON + MINUTE, dueAt: NOON + MINUTE });
    expect(alarms(...diverted, told)).toEqual(['diverted:a1 breached']);
  });
});
