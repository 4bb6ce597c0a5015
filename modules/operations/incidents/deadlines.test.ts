import { describe, expect, test } from 'vitest';
import {
  assigned,
  at,
  type Happened,
  HOUR,
  immediate,
  incidentOf,
  MINUTE,
  NOON,
  priority,
  progressed,
  raised,
  regraded,
  resumed,
  reviewed,
  SECOND,
  scheduled,
  step,
  stoodDown,
  sue,
  withoutAttendance,
} from '../test-log.ts';
import { incidentPromises } from './deadlines.ts';

const rural = { verified: true, areaId: 'rural-north', ward: null, setting: 'rural' } as const;

/** `deploy 120 s`: each promise with the time from noon at which it is due. */
function running(...happened: readonly Happened[]): readonly string[] {
  return incidentPromises(incidentOf(...happened)).map(
    (p) => `${p.key} ${(p.dueAt - NOON) / SECOND}${p.paused ? ' paused' : ''}`,
  );
}

const missedArrival = step('Breached', { key: 'arrive', dueAt: NOON + 15 * MINUTE });

describe('an incident promises', () => {
  test('F07 that a unit is deployed and arrives, from the contact, and that somebody does something', () => {
    expect(running(at(0, raised()))).toEqual(['deploy 120', 'arrive 900', 'no-action 300']);
  });

  test('to arrive later in the country', () => {
    expect(running(at(0, raised({ place: rural })))).toContain('arrive 1200');
  });

  test('from the first ring, however late it was written up, but nothing falls due before it was', () => {
    expect(running(at(MINUTE, raised()))).toEqual(['deploy 120', 'arrive 900', 'no-action 360']);
    expect(running(at(5 * MINUTE, raised()))).toEqual(['deploy 300', 'arrive 900', 'no-action 600']);
    expect(running(at(90 * 24 * HOUR, raised())).slice(0, 2)).toEqual(['deploy 7776000', 'arrive 7776000']);
  });

  test('F08 to warn before each target, at the share that the grade sets', () => {
    const [deploy] = incidentPromises(incidentOf(at(0, raised())));
    expect(deploy).toMatchObject({ warnAt: NOON + 96 * SECOND, alarm: 'A', areaId: 'oakham', repeatSeconds: 120 });
  });

  test('by appointment at most 48 hours after the contact, whatever was agreed', () => {
    const agreed = (hours: number) => ({
      type: 'operations.AppointmentAgreed',
      data: { appointmentAt: NOON + hours * HOUR },
    });
    expect(running(at(0, raised({ grade: scheduled })))).toEqual(['arrive 172800']);
    expect(running(at(0, raised({ grade: scheduled })), at(MINUTE, agreed(5)))).toEqual(['arrive 18000']);
    expect(running(at(0, raised({ grade: scheduled })), at(MINUTE, agreed(60)))).toEqual(['arrive 172800']);
  });

  test('a resolution, where nobody attends', () => {
    expect(running(at(0, raised({ grade: withoutAttendance })))).toEqual(['resolution 86400']);
  });

  test('nothing of the grade once it has a result, and nothing at all once it is closed', () => {
    const result = {
      type: 'operations.ResultRecorded',
      data: { result: { code: 'NFA', name: '' }, closing: { code: '202', name: '' } },
    };
    expect(running(at(0, raised()), at(MINUTE, result))).toEqual([]);
    expect(
      running(at(0, raised()), at(MINUTE, result), at(MINUTE, { type: 'operations.IncidentClosed', data: {} })),
    ).toEqual([]);
  });

  test('C14 all of it again from the re-opening', () => {
    const result = {
      type: 'operations.ResultRecorded',
      data: { result: { code: 'NFA', name: '' }, closing: { code: '202', name: '' } },
    };
    const closed = { type: 'operations.IncidentClosed', data: {} };
    const again = at(HOUR, { type: 'operations.IncidentReopened', data: {} });
    expect(running(at(0, raised()), at(1, result), at(2, closed), again)).toEqual([
      'deploy 3720',
      'arrive 4500',
      'no-action 3900',
    ]);
  });
});

describe('units keep and lose promises', () => {
  test('D10 an assigned unit keeps the deployment and owes an acknowledgement', () => {
    expect(running(at(0, raised()), at(MINUTE, assigned()))).toEqual([
      'arrive 900',
      'acknowledge:a1 120',
      'no-action 360',
    ]);
  });

  test('D10 F05 the acknowledgement follows the grade: raised, it is due no later; lowered, what ran out stands as it was told', () => {
    const owed = (...then: readonly Happened[]) =>
      running(at(0, raised()), at(MINUTE, assigned()), ...then).filter((one) => one.startsWith('acknowledge'));
    const { acknowledgeSeconds } = priority;
    expect([immediate.acknowledgeSeconds, acknowledgeSeconds, scheduled.acknowledgeSeconds]).toEqual([60, 120, null]);
    expect(owed(at(90 * SECOND, regraded('G1', priority)))).toEqual(['acknowledge:a1 180']);
    expect(owed(at(90 * SECOND, regraded('G1', scheduled)))).toEqual([]);
    for (const lower of [priority, scheduled]) {
      const late = [at(3 * MINUTE, regraded('G1', lower)), at(4 * MINUTE, regraded(lower.id, immediate))];
      expect(owed(...late.slice(0, 1))).toEqual(['acknowledge:a1 120']);
      expect(owed(...late)).toEqual(['acknowledge:a1 120']);
    }
    const again = [at(90 * SECOND, regraded('G1', priority)), at(100 * SECOND, regraded('G2', immediate))];
    expect(owed(...again)).toEqual(['acknowledge:a1 160']);
  });

  test('a stacked unit keeps nothing', () => {
    expect(running(at(0, raised()), at(MINUTE, assigned({ stacked: true })))).toEqual([
      'deploy 120',
      'arrive 900',
      'no-action 360',
    ]);
  });

  test('the acknowledgement is kept by acknowledging, or by going', () => {
    expect(running(at(0, raised()), at(1, assigned()), at(MINUTE, progressed('acknowledged')))).toEqual([
      'arrive 900',
      'no-action 360',
    ]);
    expect(running(at(0, raised()), at(1, assigned()), at(MINUTE, progressed('en-route')))).toEqual([
      'arrive 900',
      'no-action 360',
    ]);
  });

  test('the arrival keeps the arrival, and the watchdog sleeps while a unit is at scene', () => {
    expect(running(at(0, raised()), at(1, assigned()), at(MINUTE, progressed('at-scene')))).toEqual([]);
  });

  test('a unit that resumes after it was there leaves no deployment owed, but a watchdog', () => {
    const there = [at(0, raised()), at(1, assigned()), at(MINUTE, progressed('at-scene'))];
    expect(running(...there, at(2 * MINUTE, resumed))).toEqual(['no-action 420']);
  });

  test('a unit stood down on its way starts the deploy clock anew', () => {
    expect(running(at(0, raised()), at(1, assigned()), at(5 * MINUTE, stoodDown('stood-down')))).toEqual([
      'deploy 420',
      'arrive 900',
      'no-action 600',
    ]);
  });

  test.each(['diverted', 'booked-off'] as const)(
    'a unit %s from it tells the desk at once and starts the deploy clock anew, even from the scene',
    (why) => {
      const onItsWay = [at(0, raised()), at(1, assigned())];
      const there = [...onItsWay, at(MINUTE, progressed('at-scene'))];
      expect(running(...onItsWay, at(5 * MINUTE, stoodDown(why)))).toEqual([
        'deploy 420',
        'arrive 900',
        'no-action 600',
        'diverted:a1 300',
      ]);
      expect(running(...there, at(5 * MINUTE, stoodDown(why)))).toEqual([
        'deploy 420',
        'no-action 600',
        'diverted:a1 300',
      ]);
    },
  );

  test('another unit that stays keeps the deployment', () => {
    const two = [
      at(0, raised()),
      at(1, assigned()),
      at(2, assigned({ assignmentId: 'a2', tourId: 't2', callsign: 'RA22' })),
    ];
    expect(running(...two, at(MINUTE, stoodDown('stood-down'))).join()).not.toContain('deploy');
  });
});

describe('a change of grade or place re-times', () => {
  test('an upgrade counts from itself: nobody could have met the heavier target before', () => {
    expect(running(at(0, raised({ grade: priority })), at(30 * MINUTE, regraded('G2', immediate)))).toEqual([
      'deploy 1920',
      'arrive 2700',
      'no-action 2100',
    ]);
  });

  test('a downgrade counts from the contact: it wins no time beyond its own target', () => {
    expect(running(at(0, raised()), at(MINUTE, regraded('G1', priority)))).toEqual([
      'deploy 600',
      'arrive 3600',
      'no-action 1260',
    ]);
  });

  test('a downgrade that comes too late is due at once, never in the past', () => {
    expect(running(at(0, raised()), at(2 * HOUR, regraded('G1', priority)))).toEqual([
      'deploy 7200',
      'arrive 7200',
      'no-action 8400',
    ]);
  });

  test('a move from town to country lengthens the way', () => {
    const moved = { type: 'operations.IncidentMoved', data: { place: rural } };
    expect(running(at(0, raised()), at(MINUTE, moved))).toContain('arrive 1200');
  });
});

describe('acted on', () => {
  const late = [at(0, raised()), missedArrival];

  test('a missed arrival climbs while nobody acts: a line is no act', () => {
    const line = { type: 'operations.LineAdded', data: { lineId: 'l1', corrects: null } };
    const seen = { type: 'operations.AlarmSeen', data: { key: 'arrive', label: '' } };
    expect(running(...late, at(16 * MINUTE, line), at(16 * MINUTE, seen))).toContain('arrive 900');
  });

  test('it stops when a unit is assigned, the grade changed or a review made after the breach', () => {
    expect(running(...late, at(16 * MINUTE, assigned()))).toContain('arrive 900 paused');
    expect(running(...late, at(16 * MINUTE, reviewed(NOON + HOUR), sue))).toContain('arrive 900 paused');
    expect(running(...late, at(16 * MINUTE, regraded('G1', priority)))).toContain('arrive 3600');
  });

  test('a unit that was sent before and does not arrive answers for nothing: it goes on climbing', () => {
    expect(running(at(0, raised()), at(MINUTE, assigned()), missedArrival)).toContain('arrive 900');
  });

  test('a review before the breach does not silence what breaks after it', () => {
    expect(running(at(0, raised()), at(MINUTE, reviewed(NOON + HOUR), sue), missedArrival)).toContain('arrive 900');
  });

  test('a review takes the place of the watchdog and is itself promised', () => {
    expect(running(at(0, raised()), at(MINUTE, reviewed(NOON + HOUR), sue))).toEqual([
      'deploy 120',
      'arrive 900',
      'review 3600',
    ]);
  });

  test('a unit or a new grade settles the review; the watchdog is back', () => {
    const under = [at(0, raised()), at(MINUTE, reviewed(NOON + HOUR), sue)];
    expect(running(...under, at(2 * MINUTE, assigned())).join()).toContain('no-action');
    expect(running(...under, at(2 * MINUTE, assigned())).join()).not.toContain('review');
  });

  test('what was missed stays in the record when the unit arrives late', () => {
    const arrived = incidentOf(...late, at(16 * MINUTE, assigned()), at(20 * MINUTE, progressed('at-scene')));
    expect(arrived).toMatchObject({ incident: { missed: [{ key: 'arrive', dueAt: NOON + 15 * MINUTE }] } });
  });
});

describe('alerts', () => {
  const risk = {
    type: 'operations.ContactAdded',
    data: { contactId: 'c2', contactNumber: 'C0002 of 22/11', channel: '999', newRisk: true },
  };

  test('D21 new risk from a further caller is due at once and climbs the whole ladder', () => {
    const found = incidentPromises(incidentOf(at(0, raised()), at(MINUTE, risk))).find((p) => p.kind === 'new-risk');
    expect(found).toMatchObject({ dueAt: NOON + MINUTE, warnAt: null, ladder: immediate.ladder.rungs });
  });

  test('a further caller without new risk alerts nobody', () => {
    const quiet = { ...risk, data: { ...risk.data, newRisk: false } };
    expect(running(at(0, raised()), at(MINUTE, quiet)).join()).not.toContain('new-risk');
  });

  test.each([
    ['a unit', assigned()],
    ['a review', reviewed(NOON + HOUR)],
    ['a referral', { type: 'operations.IncidentReferred', data: { to: 'fim' } }],
    ['a line of its own desk', { type: 'operations.LineAdded', data: { lineId: 'l', corrects: null } }],
  ])('%s answers it', (_what, event) => {
    expect(running(at(0, raised()), at(MINUTE, risk), at(2 * MINUTE, event)).join()).not.toContain('new-risk');
  });

  test('a line of another desk leaves it standing', () => {
    const line = { type: 'operations.LineAdded', data: { lineId: 'l', corrects: null } };
    expect(running(at(0, raised()), at(MINUTE, risk), at(2 * MINUTE, line, sue)).join()).toContain('new-risk');
  });

  test('a desk that is left alarms the supervisor until somebody takes the incident', () => {
    const from = { id: 'dispatch-1', name: 'Dispatch 1' };
    const passed = { type: 'operations.OwnershipPassed', data: { from, owner: null } };
    const taken = { type: 'operations.OwnershipTaken', data: { from: null, owner: from } };
    const unclaimed = incidentPromises(incidentOf(at(0, raised()), at(MINUTE, passed))).find(
      (p) => p.key === 'unclaimed',
    );
    expect(unclaimed?.ladder[0]?.to).toBe('control-room-supervisor');
    expect(running(at(0, raised()), at(MINUTE, passed), at(2 * MINUTE, taken)).join()).not.toContain('unclaimed');
  });
});

describe('a referral', () => {
  const referred = { type: 'operations.IncidentReferred', data: { to: 'control-room-supervisor' } };

  test('A27 is promised an answer within five minutes, told to the one it was referred to, then to the FIM', () => {
    const found = incidentPromises(incidentOf(at(0, raised()), at(MINUTE, referred))).find((p) => p.key === 'referral');
    expect(found).toMatchObject({
      dueAt: NOON + 6 * MINUTE,
      ladder: [{ to: 'control-room-supervisor' }, { to: 'fim', afterSeconds: 300 }],
    });
  });

  test('is answered by a unit, a new grade or a review; not by a line', () => {
    const line = { type: 'operations.LineAdded', data: { lineId: 'l', corrects: null } };
    const having = (event: Happened['event']) => running(at(0, raised()), at(MINUTE, referred), at(2 * MINUTE, event));
    expect(having(line).join()).toContain('referral');
    for (const act of [assigned(), regraded('G1', priority), reviewed(NOON + HOUR)]) {
      expect(having(act).join()).not.toContain('referral');
    }
  });
});

describe('broken glass', () => {
  const broken = {
    type: 'operations.GlassBroken',
    data: { accountId: 'dave', reviewDueAt: NOON + 24 * HOUR, tourIds: [] },
  };

  test('is to be reviewed within 24 hours, and the FIM is told', () => {
    const found = incidentPromises(incidentOf(at(0, raised()), at(0, broken))).find((p) => p.kind === 'break-glass');
    expect(found).toMatchObject({
      key: 'break-glass:dave',
      dueAt: NOON + 24 * HOUR,
      ladder: [{ to: 'fim', afterSeconds: 0 }],
    });
  });

  test('opens the record for twelve hours from when it was recorded, and tells nobody when they are over', () => {
    const found = incidentPromises(incidentOf(at(0, raised()), at(0, broken))).find((p) => p.kind === 'glass-lapse');
    expect(found).toMatchObject({ key: 'glass-lapse:dave', dueAt: NOON + 12 * HOUR, warnAt: null, ladder: [] });
    const shut = { type: 'operations.GlassLapsed', data: { accountId: 'dave', why: 'time-over', tourIds: [] } };
    const after = running(at(0, raised()), at(0, broken), at(12 * HOUR, shut));
    expect(after.join()).not.toContain('glass-lapse');
    expect(after.join()).toContain('break-glass:dave');
  });

  test('is reviewed by anybody but the one who broke it', () => {
    const own = running(at(0, raised()), at(0, broken), at(MINUTE, reviewed(NOON + HOUR)));
    const other = running(at(0, raised()), at(0, broken), at(MINUTE, reviewed(NOON + HOUR), sue));
    expect(own.join()).toContain('break-glass:dave');
    expect(other.join()).not.toContain('break-glass');
  });
});
