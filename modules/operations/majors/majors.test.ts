import { describe, expect, test } from 'vitest';
import type { Past } from '../../../kernel/pure.ts';
import { majorPromises } from './deadlines.ts';
import { passPartner, recordMajorDecision } from './decide-work.ts';
import type { MajorEvent } from './events.ts';
import golden from './golden-events.json' with { type: 'json' };
import { type MajorState, majorAggregate } from './major.ts';
import { majorRow } from './shown.ts';
import { words } from './test-story.ts';

const MINUTE = 60_000;
const police = { id: 'police', name: 'Rutland Police' };
const desks = ['dispatch-1', 'supervisor'].map((id) => ({ id, name: id }));

/** Events of one stream as they were written, a minute apart. */
function given(...events: readonly MajorEvent[]): MajorState {
  return events.reduce<MajorState>((state, event, n) => {
    const actor = { kind: 'person', id: 'fiona', name: 'fiona', seatId: 'fim' } as const;
    const times = { recordedAt: n * MINUTE, occurredAt: n * MINUTE, occurredBy: 'server' } as const;
    const rest = { position: n + 1, version: n + 1, stream: 'operations.major/x', commandId: 'c', packVersion: '1' };
    const past = { detail: null, ...event, actor, ...times, ...rest } as unknown as Past<MajorEvent>;
    return majorAggregate.evolve(state, past);
  }, majorAggregate.initial);
}

type Written = typeof golden;
const written = <Type extends keyof Written>(type: Type): MajorEvent =>
  ({ type, detail: null, ...golden[type] }) as unknown as MajorEvent;

const opened = written('operations.MajorOpened');
const level = (to: 'standby' | 'declared' | 'stood-down'): MajorEvent => ({
  type: 'operations.MajorLevelSet',
  data: { level: to, agency: police },
  detail: { who: 'Silver', words: '' },
});
const keys = (state: MajorState) => majorPromises(state).map(({ key }) => key);

function command<Input>(input: Input) {
  const actor = { kind: 'person', id: 'dave', name: 'dave', seatId: 'dispatch-1' } as const;
  return { input, actor, occurredAt: 0, recordedAt: 0, confirmed: new Set<string>() };
}
const anIncident = { situation: 'open' } as unknown as Parameters<typeof recordMajorDecision>[1]['incident'];

describe('what is owed while a major incident runs', () => {
  test('a M/ETHANE alone declares nothing and owes nothing', () => {
    const state = given(opened, written('operations.MethaneReported'));
    expect(state.situation).toBe('reported');
    expect(keys(state)).toEqual([]);
  });

  test('the next M/ETHANE counts from the last; a role that nobody has is asked for, one without a time is not', () => {
    const declared = given(opened, level('declared'));
    expect(keys(declared)).toEqual(['major-methane', 'major-role:gold']);
    expect(majorPromises(declared)[0]).toMatchObject({ label: 'First M/ETHANE', dueAt: 16 * MINUTE });
    const reported = given(opened, level('declared'), written('operations.MethaneReported'));
    expect(majorPromises(reported).slice(0, 2)).toMatchObject([
      { label: 'M/ETHANE: version 3', dueAt: 17 * MINUTE },
      { label: 'M/ETHANE 2: tell East Midlands Ambulance Service', dueAt: 7 * MINUTE },
    ]);
  });

  test('steps of a decision that were left out are owed until a later one stands in its stead', () => {
    const first = written('operations.MajorDecisionRecorded');
    const state = given(opened, level('declared'), first);
    expect(majorPromises(state).at(-1)).toMatchObject({ label: 'Decision 2: powers to follow', dueAt: 32 * MINUTE });
    const whole = { ...first, data: { number: 3, corrects: 2, role: 'silver', owed: [] } } as unknown as MajorEvent;
    expect(keys(given(opened, level('declared'), first, whole))).not.toContain('major-decision:2');
  });

  test('a card has one clock, of the line that is due first; stood down, the debrief alone', () => {
    const card = written('operations.MajorCardOpened');
    const state = given(opened, level('declared'), card);
    expect(majorPromises(state).at(-1)).toMatchObject({
      key: 'major-card:control-room',
      label: 'Control room: Open the multi-agency talkgroup',
      ladder: [{ to: 'dispatcher' }, { to: 'control-room-supervisor' }, { to: 'fim' }],
    });
    const ticked = written('operations.MajorCardItemMarked');
    expect(keys(given(opened, level('declared'), card, ticked))).not.toContain('major-card:control-room');
    expect(keys(given(opened, level('declared'), card, level('stood-down')))).toEqual(['major-debrief']);
  });
});

describe('a partner that is not reached', () => {
  const asked = written('operations.MajorPartnerAsked');
  const callId = '0198c2f0-dddd-7000-8000-000000000001';
  const pass = (state: MajorState, dueAt: number) =>
    passPartner(command({ incidentId: 'x', callId, dueAt }), { incident: anIncident, major: state }, { seats: desks });

  test('goes to the next way at the same desk, after the last way to another desk', () => {
    const state = given(opened, level('declared'), asked);
    expect(pass(state, 7 * MINUTE)).toMatchObject({
      events: { major: [{ data: { channel: 1, seat: { id: 'dispatch-1' } } }] },
    });
    const passed = written('operations.MajorPartnerPassed');
    const lastWay = given(opened, level('declared'), asked, passed);
    expect(pass(lastWay, 8 * MINUTE)).toMatchObject({
      events: { major: [{ data: { channel: 0, seat: { id: 'dispatch-1' } } }] },
    });
    const own = { ...passed, data: { callId, channel: 1, seat: desks[0] } } as unknown as MajorEvent;
    expect(pass(given(opened, level('declared'), asked, own), 8 * MINUTE)).toMatchObject({
      events: { major: [{ data: { channel: 0, seat: { id: 'supervisor' } } }] },
    });
  });

  test('is left alone once it was answered, tried otherwise, or the major incident is over', () => {
    const nothing = { events: { major: [] } };
    const answered = {
      ...written('operations.MajorPartnerTried'),
      data: { callId, channel: 'x', outcome: 'reached' },
    } as unknown as MajorEvent;
    expect(pass(given(opened, level('declared'), asked, answered), 7 * MINUTE)).toMatchObject(nothing);
    expect(pass(given(opened, level('declared'), asked), 6 * MINUTE)).toMatchObject(nothing);
    expect(pass(given(opened, level('declared'), asked, level('stood-down')), 7 * MINUTE)).toMatchObject(nothing);
  });
});

test('a decision says which of its steps are owed, and counts on', () => {
  const state = given(opened, level('declared'));
  const input = { incidentId: 'x', role: 'silver', corrects: null, words: { ...words, threat: '', options: '' } };
  expect(recordMajorDecision(command(input), { incident: anIncident, major: state })).toMatchObject({
    events: { major: [{ data: { number: 1, owed: ['threat', 'options'] } }] },
    result: { number: 1 },
  });
});

test('a version says which letters changed', () => {
  const first = written('operations.MethaneReported');
  const { detail } = golden['operations.MethaneReported'];
  const second = {
    ...first,
    data: { ...golden['operations.MethaneReported'].data, version: 3, casualties: { p1: 4, p2: 4, p3: 5, dead: 1 } },
    detail: { letters: { ...detail.letters, hazards: 'Fuel is covered with foam' } },
  } as unknown as MajorEvent;
  const state = given(opened, first, second);
  if (state.situation === 'none') throw new Error('it is open');
  expect(majorRow('x', state).sheet.methanes.map(({ changed }) => changed)).toEqual([[], ['hazards', 'casualties']]);
});
