import { describe, expect, test } from 'vitest';
import { csvOf } from '../../../client/csv.ts';
import { alarmRow, incidentRow } from '../fixture/rows.ts';
import type { MergeProposal } from '../known/merge-decision.tsx';
import { loadOf } from './load.ts';
import { durationOf, shareOf } from './measure-words.ts';
import { type CheckRow, pendingOf } from './pending.ts';

const check = (part: Partial<CheckRow> = {}): CheckRow => ({
  ...{
    id: 'k1',
    kind: 'sample',
    rule: 'Call taking',
    questions: [],
    subjectId: 'i9',
    incidentId: 'i9',
    number: '0009 of 22/11',
  },
  ...{
    person: 'Aisha Bell',
    drawnAt: 50,
    takenBy: null,
    answeredAt: null,
    answeredBy: null,
    answers: [],
    feedback: null,
  },
  ...part,
});
const entry = (id: string, name: string): MergeProposal['one'] => ({
  ...{ id, kind: 'person', name, said: null, seen: 1, proposal: null, markers: [] },
});
const merge = {
  id: 'e1',
  one: entry('e1', 'Tom'),
  into: entry('e2', 'Tomasz'),
  reason: 'Same number',
  by: 'Aisha',
  at: 40,
};
const told = 'control-room-supervisor';

describe('what waits for the supervisor', () => {
  test('L02 worst kind first, oldest first within it; what was told to others or answered is not in it', () => {
    const place = { ...incidentRow().place, verified: false, label: 'by the old mill' };
    const pending = pendingOf({
      incidents: [incidentRow({ id: 'p', place, grade: 'G1' }), incidentRow({ id: 'light', place, grade: 'G4' })],
      alarms: [
        alarmRow({ id: 'b', since: 9, told }),
        alarmRow({ id: 'v', key: 'review', since: 3, told }),
        alarmRow({ id: 'r2', key: 'referral', state: 'referred', since: 8, told }),
        alarmRow({ id: 'r1', key: 'referral', state: 'referred', since: 7, told, seenBy: 'Sue' }),
        alarmRow({ id: 'theirs', told: 'dispatcher' }),
        alarmRow({ id: 'soon', state: 'warned', told }),
        alarmRow({ id: 'unit', incidentId: null, told }),
        alarmRow({ id: 'm#review', subjectId: 'm', incidentId: null, key: 'review', kind: 'review', told }),
      ],
      checks: [check(), check({ id: 'k2', kind: 'unattended' }), check({ id: 'k3', answeredAt: 99 })],
      merges: [merge],
      roles: [told],
      weightOf: (grade) => Number(grade.slice(1)),
    });
    expect(pending.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      ...[
        'referral r1',
        'referral r2',
        'breach b',
        'review v',
        'unattended k2',
        'place p#place',
        'marker m#review',
        'merge e1#merge',
        'sample k1',
      ],
    ]);
    expect(pending[0]?.takenBy).toBe('Sue');
    expect(pending.find(({ kind }) => kind === 'marker')?.markerId).toBe('m');
    expect(pending.find(({ kind }) => kind === 'merge')).toMatchObject({ why: 'Tom may be Tomasz: Same number' });
  });
});

test('the load of each desk: calls, incidents, targets broken and alarms unseen', () => {
  const seat = { id: 's', name: 'Dispatch 1', roles: [], areas: [], talkgroup: null, holder: null };
  const [load, ...none] = loadOf({
    seats: [seat, { ...seat, id: 'empty', name: 'Contact 9' }],
    incidents: [incidentRow({ ownerSeatId: 's' }), incidentRow({ id: 'x', ownerSeatId: 's', state: 'closed' })],
    contacts: [],
    alarms: [alarmRow({ ownerSeatId: 's' }), alarmRow({ id: 'y', ownerSeatId: 's', seenBy: 'Rob' })],
  });
  expect(load).toMatchObject({ calls: 0, callSince: null, unseen: 1, breaching: 0 });
  expect(load?.incidents).toHaveLength(1);
  expect(none).toEqual([]);
});

test('what is exported is what is shown, and no spreadsheet takes words for a formula', () => {
  expect(
    csvOf(
      ['Group', 'Median'],
      [
        ['=cmd()', 65],
        ['Say "no", twice', null],
      ],
    ),
  ).toBe('\uFEFFGroup,Median\r\n\'=cmd(),65\r\n"Say ""no"", twice",\r\n');
  expect(durationOf(65)).toBe('1:05');
  expect(durationOf(3725)).toBe('1:02:05');
  expect(shareOf({ count: 3, within: 2 })).toBe('66.7 %');
  expect(shareOf({ count: 3, within: null })).toBe('–');
});
