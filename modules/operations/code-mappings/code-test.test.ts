import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Past } from '../../../kernel/pure.ts';
import { loadPack, type Pack } from '../../force/index.ts';
import { type CodeTestState, codeTestAggregate, codeTestPromises } from './code-test.ts';
import type { CodeTestEvent, CodeTested } from './events.ts';
import { instantOf, nextAtHour } from './hours.ts';
import { tryTables, type UsedCode } from './try-tables.ts';
import { unmappedEvents } from './unmapped.ts';

const pack = loadPack(join(import.meta.dirname, '../../../data/packs/rutland'));
const ladder = {
  rungs: [
    { to: 'bureau', afterSeconds: 0 },
    { to: 'control-room-supervisor', afterSeconds: 900 },
  ],
  repeatSeconds: 3_600,
} satisfies CodeTested['ladder'];
const now = Date.parse('2026-11-27T12:00:00Z');
const DAY_MS = 86_400_000;

const tried = (used: readonly UsedCode[] = [], of: Pack = pack) => tryTables(of, { used, ladder, now });
const found = (over: Partial<CodeTested> = {}, at = now): Past<CodeTestEvent> =>
  ({
    ...{ type: 'operations.CodeMappingsTested', stream: 'operations.codeTest/rutland', recordedAt: at, occurredAt: at },
    data: { because: 'nightly', ...tried(), ...over },
  }) as unknown as Past<CodeTestEvent>;
const after = (...events: readonly Past<CodeTestEvent>[]): CodeTestState =>
  events.reduce(codeTestAggregate.evolve, codeTestAggregate.initial);
const owed = (...events: readonly Past<CodeTestEvent>[]) => codeTestPromises(after(...events));

describe('what a test of the tables finds', () => {
  test('M09 every way of every table of the pack in force is tried, and all hold', () => {
    const { tables, faults, unmapped, version } = tried([{ code: '101', name: 'Injury', count: 3 }]);
    expect(version).toBe(pack.version);
    expect(tables.map(({ id, tried: ways }) => [id, ways >= 75])).toEqual([
      ['fire', true],
      ['ambulance', true],
      ['forces', true],
    ]);
    expect([faults, unmapped]).toEqual([[], []]);
  });

  test('M09 a table that no longer holds is named with its place and reason', () => {
    const codes = [...pack.codes, { ...pack.codes[0], code: '030', name: 'Drone flight' } as Pack['codes'][number]];
    const { faults } = tried([], { ...pack, codes });
    expect(faults).toHaveLength(3);
    expect(faults[0]).toMatchObject({ table: 'Fire and rescue', place: 'control.codeMappings[0].rows' });
    expect(faults[0]?.reason).toMatch(/030 Drone flight has no line/);
  });

  test('M09 a code in use that no table says is found, one that was mended meanwhile is not', () => {
    const met = { id: 'E23000001', name: 'Metropolitan Police' };
    const gone = { code: '998', name: 'A code that was', count: 2 };
    const lincolnshire = { id: 'E23000020', name: 'Lincolnshire' };
    const { unmapped } = tried([
      gone,
      { code: '322', name: 'Protest', count: 1, partner: met },
      { code: '322', name: 'Protest', count: 1, partner: lincolnshire },
    ]);
    expect(unmapped).toEqual([
      ...['Fire and rescue', 'Ambulance', 'Neighbouring forces'].map((partner) => ({ partner, ...gone })),
      { partner: 'Metropolitan Police', code: '322', name: 'Protest', count: 1 },
    ]);
  });
});

describe('what is promised of it', () => {
  test('M09 the next test runs at the hour of the pack, and somebody hears of it only where it is late', () => {
    const next = owed(found()).find(({ key }) => key === 'code-test');
    expect(next).toMatchObject({ dueAt: Date.parse('2026-11-28T03:40:00Z'), warnAt: null });
    expect(next?.ladder.map(({ to, afterSeconds }) => [to, afterSeconds])).toEqual([
      ['bureau', 600],
      ['control-room-supervisor', 1_500],
    ]);
  });

  test('M09 a failure is owed from the first of a row of tests that failed, to the bureau and then the supervisor, until one is well', () => {
    const bad = { faults: [{ table: 'Fire and rescue', place: 'x', reason: 'y' }] };
    const failing = owed(found(bad), found(bad, now + DAY_MS));
    expect(failing).toContainEqual(
      expect.objectContaining({ kind: 'code-test-failed', dueAt: now, ladder: ladder.rungs }),
    );
    expect(owed(found(bad), found({}, now + DAY_MS)).map(({ kind }) => kind)).not.toContain('code-test-failed');
  });

  test('M09 each table is to be reviewed on its day, and is warned of before', () => {
    const reviews = owed(found()).filter(({ kind }) => kind === 'code-review');
    const dueAt = Date.parse('2027-11-01T09:00:00Z');
    expect(reviews.map(({ dueAt: at, warnAt }) => [at, warnAt])).toEqual(Array(3).fill([dueAt, dueAt - 14 * DAY_MS]));
    expect(reviews[0]?.label).toBe('Review the code mappings of Fire and rescue (Bureau, data standards)');
  });

  test('M09 a test in the days of the warning, or after the day, leaves what is promised of a review as it was', () => {
    const reviews = (...events: readonly Past<CodeTestEvent>[]) =>
      owed(...events).filter(({ kind }) => kind === 'code-review');
    const dueAt = Date.parse('2027-11-01T09:00:00Z');
    for (const later of [dueAt - DAY_MS, dueAt + DAY_MS])
      expect(reviews(found(), found({}, later))).toEqual(reviews(found()));
  });
});

describe('a code that a partner cannot be given', () => {
  const incident = { code: { code: '012', name: 'Bomb threat' } };
  const to = { id: 'fire', name: 'Fire and Rescue Service' };
  const wanted = { key: 'methane', use: 'methane', to, original: 'Declared; station forecourt' } as const;
  const why = 'Fire and rescue leaves 012 to a supervisor';

  test('M09 K02 is told once, with the text as it stands here', () => {
    const theirs = { kind: 'supervisor', table: 'fire', why } as const;
    const [event] = unmappedEvents(incident, { ...wanted, theirs });
    expect(event).toMatchObject({
      type: 'operations.CodeUnmapped',
      data: { unmappedId: 'methane:fire:012', to, why },
      detail: { original: '012 Bomb threat: Declared; station forecourt' },
    });
    const held = { ...(event?.data ?? {}), original: '', at: now, settledAt: now, settledBy: 'Fay', words: 'Told' };
    expect(unmappedEvents({ ...incident, unmappedCodes: [held as never] }, { ...wanted, theirs })).toEqual([]);
  });

  test('M09 a code of theirs, and a none that the table states, ask nobody', () => {
    const mapped = { kind: 'mapped', table: 'fire', code: 'Flooding', name: 'Flooding', grade: null } as const;
    expect(unmappedEvents(incident, { ...wanted, theirs: mapped })).toEqual([]);
    expect(unmappedEvents(incident, { ...wanted, theirs: { kind: 'voice', table: 'fire' } })).toEqual([]);
    expect(unmappedEvents(incident, { ...wanted, theirs: undefined })).toEqual([]);
  });
});

test('M09 the next test lies ahead, within 25 hours, at that hour by the clock on the wall, whatever the night', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 }), fc.integer({ min: 0, max: 23 }), (minutes, hour) => {
      const from = Date.parse('2026-01-01T00:00:00Z') + minutes * 60_000;
      const said = `${String(hour).padStart(2, '0')}:40`;
      const at = nextAtHour(from, said, 'Europe/London');
      expect(at).toBeGreaterThan(from);
      expect(at - from).toBeLessThanOrEqual(25 * 3_600_000);
      expect(nextAtHour(at, said, 'Europe/London')).toBeGreaterThan(at);
    }),
  );
  expect(instantOf('2026-07-01', '03:40', 'Europe/London')).toBe(Date.parse('2026-07-01T02:40:00Z'));
});
