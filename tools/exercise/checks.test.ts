import { describe, expect, test } from 'vitest';
import { checkCommitments } from './check-commitments.ts';
import { checkLedger } from './check-ledger.ts';
import { checkPromises } from './check-promises.ts';
import { checkSilence } from './check-silence.ts';
import type { Entry } from './ledger.ts';
import type { LogEvent, Violate } from './log.ts';
import { makeWatch } from './secrecy.ts';

/** Every check of the exercise must be able to find what it is there for. */
function found(check: (violate: Violate) => void): readonly string[] {
  const all: string[] = [];
  check((what) => all.push(what));
  return all;
}

interface Written {
  readonly type: string;
  readonly stream: string;
  readonly data?: object;
  readonly commandId?: string;
  readonly at?: number;
  readonly occurredAt?: number;
}

function logOf(...written: readonly Written[]): readonly LogEvent[] {
  const versions = new Map<string, number>();
  return written.map(({ type, stream, data = {}, commandId, at = 0, occurredAt }, index) => {
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const actor = { kind: 'person', id: 'p', name: 'P', seatId: null } as const;
    const common = { actor, occurredBy: 'server', packVersion: '1', detail: null } as const;
    const times = { recordedAt: at, occurredAt: occurredAt ?? at };
    return {
      ...common,
      ...times,
      type,
      stream,
      version,
      data,
      position: index + 1,
      commandId: commandId ?? `c${index}`,
    };
  });
}

const entry = (commandId: string, more: Partial<Entry> = {}): Entry => {
  const common = { name: 'operations.assignUnit', account: 'p', accountId: 'p', input: {}, confirmed: [] };
  return { ...common, commandId, position: 1, at: 0, tookMs: 1, ...more };
};

const tour = 'operations.tour/t1';
const first = 'operations.incident/i1';
const second = 'operations.incident/i2';
const taken = (assignmentId: string, commandId: string): Written => {
  return { type: 'operations.AssignmentTaken', stream: tour, commandId, data: { assignmentId, stacked: false } };
};
const assigned = (stream: string, assignmentId: string, more: { commandId: string; confirmed?: string[] }): Written => {
  const data = { assignmentId, tourId: 't1', stacked: false, confirmed: more.confirmed ?? [] };
  return { type: 'operations.UnitAssigned', stream, commandId: more.commandId, data };
};
const leaving = (assignmentId: string, commandId: string): readonly Written[] => [
  { type: 'operations.AssignmentEnded', stream: tour, commandId, data: { assignmentId, why: 'diverted' } },
  { type: 'operations.UnitStoodDown', stream: first, commandId, data: { assignmentId, tourId: 't1', why: 'diverted' } },
];

describe('commitments', () => {
  const once = [taken('a', 'c1'), assigned(first, 'a', { commandId: 'c1' })];

  test('one assignment on both sides is right', () => {
    expect(found((violate) => checkCommitments(logOf(...once), [], violate))).toEqual([]);
  });

  test('a second one beside it is found', () => {
    const log = logOf(
      ...once,
      taken('b', 'c2'),
      assigned(second, 'b', { commandId: 'c2', confirmed: ['unit-committed'] }),
    );
    expect(found((violate) => checkCommitments(log, [], violate))).toContain('a silent double commitment');
  });

  test('an incident that keeps a unit which says otherwise is found', () => {
    const log = logOf(...once, leaving('a', 'c2')[0] ?? taken('a', 'c2'));
    expect(found((violate) => checkCommitments(log, [], violate))).toEqual(['unit and incident disagree']);
  });

  test('a unit moved without its confirm is found; a divert that was asked for is right', () => {
    const log = logOf(...once, ...leaving('a', 'c2'), taken('b', 'c2'), assigned(second, 'b', { commandId: 'c2' }));
    const asked = (how: string) => [entry('c2', { input: { how } })];
    expect(found((violate) => checkCommitments(log, asked('assign'), violate))).toEqual([
      'a second commitment without its confirm',
    ]);
    expect(found((violate) => checkCommitments(log, asked('divert'), violate))).toEqual([]);
  });

  test.each([
    ['several at once, of which this one', { units: [{ tourId: 't1', how: 'divert' }] }, true],
    [
      'several at once, of which another one',
      {
        units: [
          { tourId: 't2', how: 'divert' },
          { tourId: 't1', how: 'assign' },
        ],
      },
      false,
    ],
    ['a swap that takes it', { how: 'divert', in: { tourId: 't1' } }, true],
    ['an exchange of jobs', { how: 'exchange' }, true],
    ['a hand-over', { words: 'Statement taken' }, false],
  ])('of %s it is known whether the unit was to be taken away', (_name, input, isRight) => {
    const log = logOf(...once, ...leaving('a', 'c2'), taken('b', 'c2'), assigned(second, 'b', { commandId: 'c2' }));
    const all = found((violate) => checkCommitments(log, [entry('c2', { input })], violate));
    expect(all).toEqual(isRight ? [] : ['a second commitment without its confirm']);
  });
});

describe('promises', () => {
  const rungs = [
    { to: 'dispatcher', afterSeconds: 0 },
    { to: 'fim', afterSeconds: 60 },
  ];
  const grade = {
    id: 'G1',
    deploySeconds: 120,
    arrival: null,
    clockFrom: 'received',
    ladder: { rungs, repeatSeconds: 60 },
  };
  const raised: Written = { type: 'operations.IncidentRaised', stream: first, data: { grade } };
  const step = (number: number, at: number, more: { told?: string; late?: number } = {}): Written => {
    const type = number === 1 ? 'kernel.DeadlineBreached' : 'kernel.DeadlineEscalated';
    const common = {
      key: 'deploy',
      kind: 'deploy',
      label: 'Deploy',
      startedAt: 0,
      dueAt: 120_000,
      seats: ['dispatch-1'],
    };
    const data = { ...common, step: number, told: more.told ?? null, passed: [] };
    return { type, stream: first, occurredAt: at, at: at + (more.late ?? 0), data };
  };
  const timing = { endedAt: 3_600_000, speed: 1 };
  const climbed = [
    raised,
    step(1, 120_000),
    step(2, 120_000, { told: 'dispatcher' }),
    step(3, 180_000, { told: 'fim' }),
  ];
  const check = (...written: readonly Written[]) =>
    found((violate) => checkPromises(logOf(...written), timing, violate));

  test('a ladder that is climbed at its times is right', () => {
    expect(check(...climbed)).toEqual([]);
  });

  test.each([
    ['that stops after the breach', climbed.slice(0, 2), 'a breach without its escalation'],
    ['that stops half-way', climbed.slice(0, 3), 'a breach without its escalation'],
    ['with a rung twice', [...climbed, step(3, 180_000, { told: 'fim' })], 'a step of a promise came twice'],
    ['told late', [raised, step(1, 120_000, { late: 6000 }), ...climbed.slice(2)], 'a step of a promise came late'],
    [
      'at another time',
      [...climbed.slice(0, 3), step(3, 190_000, { told: 'fim' })],
      'a rung was climbed at another time',
    ],
    [
      'to the wrong person',
      [...climbed.slice(0, 3), step(3, 180_000, { told: 'dispatcher' })],
      'the wrong rung was told',
    ],
  ])('a ladder %s is found', (_name, written, what) => {
    expect(check(...written)).toContain(what);
  });

  test('what was answered before the next rung climbs no further', () => {
    expect(check(...climbed.slice(0, 3), { type: 'operations.IncidentReviewed', stream: first, at: 150_000 })).toEqual(
      [],
    );
  });
});

describe('silence', () => {
  const stream = 'operations.message/m1';
  const ladder = [
    { to: 'dispatcher', afterSeconds: 0 },
    { to: 'fim', afterSeconds: 60 },
  ] as const;
  const promised = { key: 'message', kind: 'message', label: 'Acknowledge', startedAt: 0, dueAt: 60_000, warnAt: null };
  const rest = { ladder, repeatSeconds: 3600, alarm: 'B', areaId: null, paused: false } as const;
  const step = (number: number, at: number): Written => {
    const type = number === 1 ? 'kernel.DeadlineBreached' : 'kernel.DeadlineEscalated';
    const data = { ...promised, step: number, told: number === 1 ? null : 'fim', seats: [], passed: [] };
    return { type, stream, at, data };
  };
  /** Owed from its first event until somebody acknowledges. */
  const aggregate = {
    initial: false,
    evolve: (state: boolean, { type }: { readonly type: string }) =>
      type === 'x.Sent' ? true : type === 'x.Kept' ? false : state,
    promises: (runs: boolean) => (runs ? [{ ...promised, ...rest }] : []),
  };
  const check = (...written: readonly Written[]) =>
    found((violate) => {
      const how = { endedAt: 3_600_000, speed: 1, aggregateOf: () => aggregate };
      checkSilence(logOf({ type: 'x.Sent', stream }, ...written), how, violate);
    });
  const told = [step(1, 60_000), step(2, 60_000), step(3, 120_000)];

  test('CR-13 a promise of any module that is told at each of its times is right, and so is one that was kept', () => {
    expect(check(...told)).toEqual([]);
    expect(check({ type: 'x.Kept', stream, at: 59_000 })).toEqual([]);
    expect(check(...told.slice(0, 2), { type: 'x.Kept', stream, at: 100_000 })).toEqual([]);
  });

  test.each([
    ['its breach', []],
    ['its first rung', told.slice(0, 1)],
    ['its second rung', told.slice(0, 2)],
    ['its breach, though it was kept later', [{ type: 'x.Kept', stream, at: 90_000 }]],
  ])('CR-13 one that passes without %s is found', (_name, written) => {
    expect(check(...written)).toContain('a promise passed in silence');
  });
});

describe('the ledger', () => {
  const written: readonly Written[] = [{ type: 'x.Happened', stream: 'x/1', commandId: 'c1' }];
  const row = { commandId: 'c1', actorId: 'p', position: 1 };
  const check = (log: readonly Written[], rows: readonly (typeof row)[], ledger: readonly Entry[]) =>
    found((violate) => checkLedger(logOf(...log), { remembered: rows, ledger }, violate));

  test('what was acknowledged stands once', () => {
    expect(check(written, [row], [entry('c1')])).toEqual([]);
  });

  test('a missing, a repeated, a misplaced and an unacknowledged command are found', () => {
    expect(check([], [], [entry('c1')])).toContain('an acknowledged command is missing');
    const between: Written = { type: 'x.Happened', stream: 'x/2', commandId: 'c2' };
    const ledger = [entry('c1'), entry('c2', { position: 2 })];
    const rows = [row, { ...row, commandId: 'c2', position: 2 }];
    expect(check([...written, between, ...written], rows, ledger)).toContain('a command was applied twice');
    expect(check([between, ...written], [row], [entry('c1')])).toContain('a command stands at another position');
    expect(check(written, [row], [])).toEqual(['a command was applied without its answer']);
  });

  test('what people who take part do is counted, and no violation', () => {
    const commandId = '0198c2f0-2222-7000-8000-000000000001';
    const log = logOf({ ...written[0], type: 'x.Happened', stream: 'x/1', commandId });
    const remembered = [{ ...row, commandId }];
    let byPeople = 0;
    const all = found((violate) => {
      byPeople = checkLedger(log, { remembered, ledger: [] }, violate);
    });
    expect([all, byPeople]).toEqual([[], 1]);
  });
});

describe('secrecy', () => {
  const secret = {
    incidentId: 'i9',
    number: '0042 of 22/11',
    word: 'zq1',
    lon: 0,
    lat: 0,
    since: 10,
    allowed: ['fim'],
  };
  const heard = (accountId: string, position: number, change: object) =>
    found((violate) => {
      const watch = makeWatch(violate);
      watch.conceal(secret);
      const frame = { type: 'changes', position, changes: [{ view: 'operations.openIncidents', ...change }] } as const;
      watch.hear(accountId, accountId, frame);
      watch.hear(accountId, accountId, frame);
    });

  test.each([
    ['its id', { puts: [{ id: 'i9' }] }],
    ['its number', { puts: [{ id: 'u1', active: { number: '0042 of 22/11' } }] }],
    ['its words', { puts: [{ id: 'l1', text: 'says zq1' }] }],
  ])('%s in somebody else’s feed is found', (_name, change) => {
    expect(heard('dispatcher', 11, change)).toContain('a concealed record was seen');
    expect(heard('fim', 11, change)).toEqual([]);
    expect(heard('dispatcher', 9, change)).toEqual([]);
  });

  test('a frame that overtakes the news of the concealment is judged all the same', () => {
    const all = found((violate) => {
      const watch = makeWatch(violate);
      const changes = [{ view: 'operations.openIncidents', puts: [{ id: 'i9' }] }];
      watch.hear('dispatcher', 'dispatcher', { type: 'changes', position: 11, changes });
      watch.conceal(secret);
    });
    expect(all).toEqual(['a concealed record was seen']);
  });

  test('it is taken from a screen once, and not named again', () => {
    expect(heard('dispatcher', 11, { removes: ['i9'] })).toEqual(['a concealed record was named again']);
  });
});
