import { describe, expect, test } from 'vitest';
import { incidentPromises } from '../incidents/deadlines.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { assigned, at, commandOf, incidentOf, MINUTE, NOON, progressed, raised, yes } from '../test-log.ts';
import { TOLD_ARRIVAL } from './arrival.ts';
import { reckonArrival } from './decide.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const told = (etaMinutes: number | null, after = MINUTE) =>
  at(after, {
    type: 'operations.CallerTold',
    data: { contactId: 'contact', told: 'attending', etaMinutes },
    detail: { words: 'About a quarter of an hour' },
  });
const before = [at(0, raised()), told(15), at(2 * MINUTE, assigned())];

const reckon = (state: IncidentState, seconds: number | null, after: number) => {
  const soonest = seconds === null ? null : { callsign: 'RA21', seconds };
  const command = commandOf({ incidentId }, { at: after });
  return yes(reckonArrival(command, { incident: state }, { soonest, slipSeconds: 600 })).incident;
};
const slip = (state: IncidentState) => incidentPromises(state).find(({ kind }) => kind === TOLD_ARRIVAL);

describe('the time that a caller was told', () => {
  test('F15 is reckoned again when a unit is sent; a slip of more than the set minutes tells the handler at once', () => {
    const [event] = reckon(incidentOf(...before), 30 * 60, 2 * MINUTE);
    expect(event).toMatchObject({
      data: { callsign: 'RA21', expectedAt: NOON + 32 * MINUTE, toldFor: NOON + 16 * MINUTE },
    });
    const late = incidentOf(...before, at(2 * MINUTE, event ?? raised()));
    expect(slip(late)).toMatchObject({
      dueAt: NOON + 2 * MINUTE,
      label: 'RA21 is expected 16 min later than the caller was told: tell them',
      ladder: [{ to: 'contact-officer' }, { to: 'control-room-supervisor' }],
    });
    const again = reckon(late, 15 * 60, 5 * MINUTE);
    const better = incidentOf(...before, at(2 * MINUTE, event ?? raised()), at(5 * MINUTE, again[0] ?? raised()));
    expect(slip(better)).toMatchObject({
      dueAt: NOON + 26 * MINUTE,
      label: expect.stringContaining('Nobody is there'),
    });
  });

  test('is kept by the arrival, or by telling the caller anew', () => {
    const [event] = reckon(incidentOf(...before), 30 * 60, 2 * MINUTE);
    const late = [...before, at(2 * MINUTE, event ?? raised())];
    expect(slip(incidentOf(...late, at(9 * MINUTE, progressed('at-scene'))))).toBeUndefined();
    expect(slip(incidentOf(...late, told(40, 3 * MINUTE)))).toBeUndefined();
  });

  test('is nothing to reckon where no time was told, nor a minute more or less any news', () => {
    expect(reckon(incidentOf(at(0, raised()), told(null)), 600, MINUTE)).toEqual([]);
    const [event] = reckon(incidentOf(...before), 600, 2 * MINUTE);
    const known = incidentOf(...before, at(2 * MINUTE, event ?? raised()));
    expect(reckon(known, 600 - 30, 2 * MINUTE)).toEqual([]);
    expect(reckon(known, null, 2 * MINUTE)).toMatchObject([{ data: { expectedAt: null } }]);
  });
});
