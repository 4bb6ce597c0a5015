import { describe, expect, test } from 'vitest';
import { clockRow, incidentRow } from '../fixture/rows.ts';
import { everything, kindWord, passes, type WatchedRow, watchRows, whyBroken } from './watch-rows.ts';

const welfare: WatchedRow = {
  ...clockRow({ key: 'welfare', kind: 'welfare', label: 'RA21, alone: not heard of for 20 min', dueAt: 50 }),
  id: 'operations.tour/t1#welfare',
  subjectId: 't1',
  about: 'unit',
  title: 'RA21',
  areaId: 'oakham',
  owes: 'dispatcher',
};
const unit = { assignmentId: 'a1', tourId: 't1', callsign: 'RA21', since: 1, stacked: false } as const;

describe('the watch', () => {
  const rows = watchRows(
    [
      incidentRow({
        id: 'late',
        clocks: [
          clockRow({ key: 'arrive', dueAt: 90, state: 'breached', told: 'fim' }),
          clockRow({ key: 'review', kind: 'review', dueAt: 20 }),
        ],
      }),
      incidentRow({
        id: 'soon',
        grade: 'G1',
        clocks: [clockRow({ key: 'deploy', kind: 'deploy', dueAt: 40, state: 'warned' })],
      }),
      incidentRow({ id: 'over', clocks: [clockRow({ key: 'missed:arrive:5', dueAt: 5, state: 'breached' })] }),
      incidentRow({ id: 'gone', state: 'closed', clocks: [clockRow()] }),
    ],
    [welfare],
  );

  test('shows what is broken first, then what breaks next, then what was missed and dealt with; nothing that is closed', () => {
    expect(rows.map(({ id }) => id)).toEqual([
      'late#arrive',
      'late#review',
      'soon#deploy',
      'operations.tour/t1#welfare',
      'over#missed:arrive:5',
    ]);
  });

  test.each([
    [{ state: 'breached' } as const, ['late#arrive', 'over#missed:arrive:5']],
    [{ kind: 'welfare' }, ['operations.tour/t1#welfare']],
    [{ grade: 'G1' }, ['soon#deploy']],
    [{ area: 'oakham', state: 'warned' } as const, ['soon#deploy']],
    [{ rung: 'fim' }, ['late#arrive']],
  ])('is filtered by state, kind, grade, area and rung: %o', (part, ids) => {
    expect(rows.filter((row) => passes(row, { ...everything, ...part })).map(({ id }) => id)).toEqual(ids);
  });
});

test('CR-13 what is promised of a major incident and of a message stands beside the others, by its own word', () => {
  const due = clockRow({ key: 'major-methane', kind: 'major-methane', label: 'First M/ETHANE', state: 'breached' });
  const message = clockRow({ key: 'message', kind: 'message', label: 'Urgent message to be acknowledged', dueAt: 9 });
  const rows = watchRows(
    [],
    [
      {
        ...due,
        id: 'operations.major/i1#major-methane',
        subjectId: 'i1',
        about: 'major',
        title: '0421',
        areaId: null,
        owes: 'fim',
      },
      {
        ...message,
        id: 'operations.message/m1#message',
        subjectId: 'm1',
        about: 'message',
        title: 'Message',
        areaId: null,
        owes: null,
      },
    ],
  );
  expect(rows.map(({ about, why }) => [about, why])).toEqual([
    ['major', 'nobody has done it'],
    ['message', ''],
  ]);
  expect(rows.map(({ kind }) => kindWord(kind))).toEqual(['M/ETHANE', 'Message']);
});

describe('F11 F13 what is promised of operations, aid, duties, authorities and fences', () => {
  const promised = (about: WatchedRow['about'], part: Partial<WatchedRow>): WatchedRow => ({
    ...clockRow(),
    ...{ id: `operations.${about}/x#${part.key}`, subjectId: `${about}:x`, about, title: 'Op Falcon' },
    ...{ areaId: null, owes: 'patrol-sergeant', ...part },
  });
  const late = promised('duty', { key: 'late', kind: 'duty-late', title: 'RO02', label: 'RO02 has not booked on' });
  const arrival = { key: 'arrive:PL01', kind: 'operation-arrival', label: 'PL01 has not come to Op Falcon' };

  test('stands by its own word, with whose it is, and says of nothing that it has not happened before it is due', () => {
    const rows = watchRows(
      [],
      [
        promised('operation', { ...arrival, dueAt: 30 }),
        promised('operation', { ...arrival, key: 'arrive:PL02', state: 'breached', dueAt: 5 }),
        promised('officer', { key: 'skill:taser', kind: 'skill-end', label: 'Authority for Taser ends', dueAt: 40 }),
        promised('fence', { key: 'crossing:1', kind: 'fence', label: 'RA21 has left a fence', dueAt: 20, owes: null }),
      ],
      [{ ...late, dueAt: 10 }],
    );
    expect(rows.map(({ kind, label, whose }) => [kindWord(kind), label, whose])).toEqual([
      ['Come to an operation', 'PL01 has not come to Op Falcon', 'patrol sergeant'],
      ['Book on', 'RO02 to book on', 'patrol sergeant'],
      ['Fence crossed', 'RA21 has left a fence', ''],
      ['Come to an operation', 'PL01 to come to Op Falcon', 'patrol sergeant'],
      ['Authority ends', 'Authority for Taser ends', 'patrol sergeant'],
    ]);
  });

  test('what was read as coming and has broken since stands once, and broken', () => {
    const rows = watchRows([], [{ ...late, state: 'breached' }], [late]);
    expect(rows.map(({ state, label }) => [state, label])).toEqual([['breached', 'RO02 has not booked on']]);
  });
});

describe('why a target is broken', () => {
  const late = clockRow({ state: 'breached' });
  test.each([
    ['nobody was sent', incidentRow(), { ...late, kind: 'deploy' }, 'no unit sent'],
    ['nobody is on it', incidentRow(), late, 'no unit on it'],
    ['a unit is on its way', incidentRow({ units: [{ ...unit, milestone: 'en-route' }] }), late, 'RA21 on its way'],
    [
      'a unit does not answer',
      incidentRow({ units: [{ ...unit, milestone: 'assigned' }] }),
      { ...late, kind: 'acknowledge', key: 'acknowledge:a1' },
      'RA21 does not answer',
    ],
    [
      'a reason was given',
      incidentRow({ unresourced: { code: 'NOUNIT', name: 'No unit free', at: 1, by: 'Dave' } }),
      { ...late, kind: 'deploy' },
      'no unit sent: No unit free',
    ],
    [
      'it was missed and dealt with',
      incidentRow({ units: [{ ...unit, milestone: 'at-scene' }] }),
      { ...late, key: 'missed:arrive:1' },
      'missed, since then RA21 at scene',
    ],
  ])('%s', (_what, incident, clock, words) => expect(whyBroken(incident, clock)).toBe(words));
});
