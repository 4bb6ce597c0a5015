import { describe, expect, test } from 'vitest';
import type { AnyEvent } from '../../../kernel/pure.ts';
import { assigned, NOON, priority, raised, reviewed, stoodDown } from '../test-log.ts';
import type { KnownEvent } from './events.ts';
import { lineOf } from './log-lines.ts';

const line = (event: AnyEvent) => lineOf({ detail: null, ...event } as KnownEvent);
const text = (event: AnyEvent) => line(event).text;
const step = (type: string, over: object) => ({
  type: `kernel.Deadline${type}`,
  data: {
    key: 'arrive',
    kind: 'arrive',
    label: 'Arrive within 15 min (urban)',
    startedAt: NOON,
    dueAt: NOON,
    step: 1,
    told: null,
    seats: [],
    passed: [],
    ...over,
  },
});

describe('the log reads in the operators’ words', () => {
  test.each<[string, AnyEvent]>([
    ['Raised: 0001 of 22/11, 202 Rowdy, G1 Immediate. Fight', raised()],
    ['Raised: 0001 of 22/11, 202 Rowdy, G1 Immediate (G2 proposed). Fight', raised({ proposedGrade: 'G2' })],
    ['Officer shows at scene: 0001 of 22/11, 202 Rowdy, G1 Immediate. Fight', raised({ origin: 'show-me-at' })],
    ['RA21 assigned', assigned()],
    ['RA21 stacked', assigned({ stacked: true })],
    ['RA21 diverted: test', stoodDown('diverted')],
    ['Reviewed, to be looked at again: test', reviewed(NOON)],
    [
      'Re-graded G1 to G2 Priority: knife',
      {
        type: 'operations.IncidentRegraded',
        data: { from: 'G1', grade: priority, tourIds: [] },
        detail: { reason: 'knife' },
      },
    ],
    [
      'Dispatch 1 was left: passed to nobody, unclaimed',
      { type: 'operations.OwnershipPassed', data: { from: { id: 'd', name: 'Dispatch 1' }, owner: null } },
    ],
    [
      'Ambulance: attending, in 12 min (EM-1)',
      {
        type: 'operations.AgencyInformed',
        data: { agency: 'ambulance', name: 'Ambulance', answer: 'attending', reference: 'EM-1', etaMinutes: 12 },
      },
    ],
    ['Due soon: Arrive within 15 min (urban)', step('Warned', {})],
    ['Arrival target missed (Arrive within 15 min (urban))', step('Breached', {})],
    [
      'Told the dispatcher at dispatch-1: arrival target missed (Arrive within 15 min (urban))',
      step('Escalated', { told: 'dispatcher', seats: ['dispatch-1'] }),
    ],
    [
      'Told the supervisor at supervisor, since nobody sat with the dispatcher: arrival target missed (Arrive within 15 min (urban))',
      step('Escalated', { told: 'control-room-supervisor', seats: ['supervisor'], passed: ['dispatcher'] }),
    ],
    [
      'Missed: RE01 to acknowledge within 60 s',
      step('Breached', { kind: 'acknowledge', label: 'RE01 to acknowledge within 60 s' }),
    ],
    [
      'Told the dispatcher at dispatch-1: RE01 to acknowledge within 60 s',
      step('Escalated', {
        ...{ kind: 'acknowledge', label: 'RE01 to acknowledge within 60 s' },
        ...{ told: 'dispatcher', seats: ['dispatch-1'] },
      }),
    ],
    [
      'Nobody sits with the supervisor or the FIM, so it waits for whoever comes to the FIM: arrival target missed (Arrive within 15 min (urban))',
      step('Escalated', { told: 'fim', seats: [], passed: ['control-room-supervisor', 'fim'] }),
    ],
  ])('%s', (words, event) => {
    expect(text(event)).toBe(words);
  });

  test('what the assigner was warned of and chose stands beside it', () => {
    const event = {
      type: 'operations.UnitAssigned',
      data: { callsign: 'RA21', stacked: false, atScene: false, confirmed: ['unit-off-duty', 'skill-missing'] },
    };
    expect(text(event)).toBe('RA21 assigned (confirmed: unit off duty, skill missing)');
  });

  test('an erased line is a line without words', () => {
    expect(line({ type: 'operations.LineAdded', data: { lineId: 'l', corrects: null }, detail: null })).toEqual({
      kind: 'remark',
      text: null,
    });
    expect(text({ ...raised(), detail: null })).toBe('Raised: 0001 of 22/11, 202 Rowdy, G1 Immediate');
    expect(text({ type: 'operations.CallerSaid', data: { contactId: 'c', field: 'what' }, detail: null })).toBeNull();
  });
});
