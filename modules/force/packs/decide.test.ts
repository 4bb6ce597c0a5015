import { describe, expect, test } from 'vitest';
import type { CommandOf } from '../../../kernel/pure.ts';
import type { DeadlineRule, GradePromise } from '../deadline-rules.ts';
import { promiseOf } from '../rules-in-force.ts';
import { publishDraft, publishPack, rollBackPack, takeEffect, withdrawPublication } from './decide.ts';
import { dropDraft, saveDraft } from './decide-draft.ts';
import type { Draft } from './draft.ts';
import type { Looked } from './look.ts';
import type { Published, Scheduled } from './published.ts';

const NOW = 1_790_000_000_000;
const packId = 'rutland';
const reason = 'Agreed at the board';
const helen = { kind: 'person', id: 'helen', name: 'Helen Prior', seatId: null } as const;
const start = { kind: 'system', id: 'force-start', name: 'start', seatId: null } as const;

function by<Input>(input: Input, over: Partial<CommandOf<Input>> = {}): CommandOf<Input> {
  return { input, actor: helen, occurredAt: NOW, recordedAt: NOW, confirmed: new Set(), ...over };
}
const inForce = (version: string, before: readonly string[] = [], scheduled: Scheduled | null = null): Published => ({
  ...{ situation: 'in-force', version, hash: 'aa', since: NOW, chosen: false, before, scheduled },
});
const waiting: Scheduled = {
  version: '2026.11.9',
  hash: 'cc',
  from: NOW + 1000,
  orderedAt: NOW,
  by: 'Helen Prior',
  late: null,
};
const there = { hash: 'bb', readable: true, seats: ['dispatch-1'], drafts: [] };
const wanted = { packId, version: '2026.11.2', from: null, reason };

describe('M01 publishing', () => {
  test('given a loaded version, it is put in force, with who wanted it and why, and names the one before', () => {
    const data = { packId, version: '2026.11.2', hash: 'bb', previous: '2026.11.1', because: 'published' };
    expect(publishPack(by(wanted), { pack: inForce('2026.11.1') }, there)).toMatchObject({
      events: {
        pack: [
          { type: 'force.PublicationOrdered', data: { from: null }, detail: { reason } },
          { type: 'force.PackPublished', data: { ...data, seats: ['dispatch-1'] } },
        ],
      },
    });
  });

  test('given a start, it is put in force without a word', () => {
    const pack = inForce('2026.11.1');
    expect(publishPack(by(wanted, { actor: start }), { pack }, there)).toMatchObject({
      events: { pack: [{ type: 'force.PackPublished', data: { because: 'start' } }] },
    });
  });

  test('given it is in force already, nothing happens', () => {
    const outcome = publishPack(by(wanted), { pack: inForce('2026.11.2') }, there);
    expect(outcome).toEqual({ outcome: 'decided', events: {} });
  });

  test.each([
    ['no-such-version', { hash: null, readable: false, seats: [], drafts: [] }],
    ['not-readable', { hash: 'bb', readable: false, seats: [], drafts: [] }],
  ])('given %s, it is refused', (code, facts) => {
    const pack: Published = { situation: 'none', scheduled: null };
    expect(publishPack(by(wanted), { pack }, facts)).toMatchObject({ outcome: 'refused', code });
  });
});

describe('M01 effective dates', () => {
  const later = { ...wanted, from: NOW + 5000 };

  test('given a time to come, the version waits for it; given one that has passed, it is refused', () => {
    const outcome = publishPack(by(later), { pack: inForce('2026.11.1') }, there);
    expect(outcome).toMatchObject({
      events: { pack: [{ type: 'force.PublicationOrdered', data: { from: NOW + 5000 } }] },
    });
    const late = publishPack(by({ ...wanted, from: NOW }), { pack: inForce('2026.11.1') }, there);
    expect(late).toMatchObject({ code: 'too-soon' });
  });

  test('given another waits, a second is refused, and one at once asks for a key', () => {
    const pack = inForce('2026.11.1', [], waiting);
    expect(publishPack(by(later), { pack }, there)).toMatchObject({ code: 'another-is-scheduled' });
    expect(publishPack(by(wanted), { pack }, there)).toMatchObject({ outcome: 'confirm', code: 'scheduled-stands' });
    const sure = by(wanted, { confirmed: new Set(['scheduled-stands']) });
    expect(publishPack(sure, { pack }, there)).toMatchObject({ outcome: 'decided' });
  });

  test('given its time has come it takes effect; before, or withdrawn, it does not', () => {
    const pack = inForce('2026.11.1', [], waiting);
    const input = { packId, version: waiting.version };
    const due = { recordedAt: waiting.from };
    expect(takeEffect(by(input, due), { pack }, there)).toMatchObject({
      events: { pack: [{ type: 'force.PackPublished', data: { hash: 'cc', because: 'scheduled' } }] },
    });
    expect(takeEffect(by(input), { pack }, there)).toMatchObject({ code: 'not-scheduled' });
    expect(takeEffect(by(input, due), { pack: inForce('2026.11.1') }, there)).toMatchObject({ code: 'not-scheduled' });
    expect(takeEffect(by(input, due), { pack }, { ...there, readable: false })).toMatchObject({ code: 'not-readable' });
  });

  test('given it waits it may be withdrawn, with the reason', () => {
    const input = { packId, version: waiting.version, reason };
    expect(withdrawPublication(by(input), { pack: inForce('2026.11.1', [], waiting) })).toMatchObject({
      events: { pack: [{ type: 'force.PublicationWithdrawn', detail: { reason } }] },
    });
    expect(withdrawPublication(by(input), { pack: inForce('2026.11.1') })).toMatchObject({ code: 'not-scheduled' });
  });
});

describe('M01 rolling back', () => {
  const back = { packId, seen: '2026.11.3', reason };

  test('given one before, it is in force again; an earlier one if it is named', () => {
    const pack = inForce('2026.11.3', ['2026.11.1', '2026.11.2']);
    for (const [to, version] of [
      [undefined, '2026.11.2'],
      ['2026.11.1', '2026.11.1'],
    ] as const) {
      const outcome = rollBackPack(by({ ...back, ...(to && { to }) }), { pack }, there);
      const put = { type: 'force.PackPublished', data: { version, because: 'rolled-back', previous: '2026.11.3' } };
      expect(outcome).toMatchObject({ events: { pack: [{ detail: { reason } }, put] } });
    }
  });

  test('given another in force than was seen, none before, or one that never was, it is refused', () => {
    const pack = inForce('2026.11.3', ['2026.11.2']);
    expect(rollBackPack(by({ ...back, seen: '2026.11.2' }), { pack }, there)).toMatchObject({
      ...{ code: 'changed-meanwhile', current: '2026.11.3' },
    });
    expect(rollBackPack(by(back), { pack: inForce('2026.11.3') }, there)).toMatchObject({ code: 'nothing-before' });
    expect(rollBackPack(by({ ...back, to: '2020.1.1' }), { pack }, there)).toMatchObject({ code: 'no-such-version' });
  });
});

const draftId = '0198c2f0-7777-7000-8000-000000000011';
const open = (...sections: (readonly ['results' | 'codes', string, string])[]): Draft => ({
  ...{ situation: 'open', accountId: 'helen', name: 'Helen Prior' },
  sections: new Map(sections.map(([section, hash, over]) => [section, { hash, over }])),
});

describe('M01 drafts', () => {
  const value = [{ code: 'A1' }];
  const facts = { inForce: { hash: 'in-force', value: [] }, held: null, hash: 'new', faults: [] };
  const save = (over: { seen?: string; over?: string } = {}) =>
    by({ draftId, section: 'results' as const, seen: 'in-force', value, ...over });

  test('given nothing was saved, what is in force must have been seen', () => {
    const saved = {
      type: 'force.DraftSaved',
      data: { section: 'results', hash: 'new', over: 'in-force' },
      detail: { value },
    };
    const outcome = saveDraft(save(), { draft: { situation: 'none' } }, facts);
    expect(outcome).toMatchObject({ events: { draft: [saved] }, result: { hash: 'new', faults: [] } });
    expect(saveDraft(save({ seen: 'older' }), { draft: open() }, facts)).toMatchObject({
      ...{ code: 'published-meanwhile', current: facts.inForce },
    });
  });

  test('given another window has saved, both values are there to be looked at', () => {
    const draft = open(['results', 'theirs', 'in-force']);
    const held = { hash: 'theirs', value: [{ code: 'B1' }] };
    expect(saveDraft(save(), { draft }, { ...facts, held })).toMatchObject({
      code: 'changed-meanwhile',
      current: held,
    });
    expect(saveDraft(save({ seen: 'theirs' }), { draft }, { ...facts, held })).toMatchObject({ outcome: 'decided' });
  });

  test('given the pack has changed beneath it, it stays made over the older until somebody says to have looked', () => {
    const draft = open(['results', 'mine', 'older']);
    const held = { hash: 'mine', value: [] };
    const over = (input: object) => saveDraft(save({ seen: 'mine', ...input }), { draft }, { ...facts, held });
    expect(over({})).toMatchObject({ events: { draft: [{ data: { over: 'older' } }] } });
    expect(over({ over: 'in-force' })).toMatchObject({ events: { draft: [{ data: { over: 'in-force' } }] } });
    expect(over({ over: 'long ago' })).toMatchObject({ code: 'published-meanwhile' });
  });

  test('given somebody else’s, or one that is closed, nothing is saved or dropped', () => {
    const carl = { actor: { ...helen, id: 'carl' } };
    expect(saveDraft({ ...save(), ...carl }, { draft: open() }, facts)).toMatchObject({ code: 'not-yours' });
    expect(saveDraft(save(), { draft: { situation: 'dropped' } }, facts)).toMatchObject({ code: 'draft-is-closed' });
    const drop = by({ draftId, section: null });
    expect(dropDraft({ ...drop, ...carl }, { draft: open() })).toMatchObject({ code: 'not-yours' });
    expect(dropDraft(drop, { draft: open() })).toMatchObject({ events: { draft: [{ data: { section: null } }] } });
  });

  const change = { section: 'results' as const, name: 'Results', words: ['Added A1 Arrest'] };
  const looked: Looked = {
    ...{ packId, over: '2026.11.1', becomes: '2026.11.101', content: {}, hash: 'whole', faults: [], conflicts: [] },
    ...{ changes: [change], seats: [], drafts: [] },
  };
  const publish = by({ draftId, seen: 'whole', from: null, reason });
  const states = { pack: inForce('2026.11.1'), draft: open(['results', 'mine', 'in-force']) };

  test('given a draft without faults, it becomes a version and is in force', () => {
    const outcome = publishDraft(publish, states, looked);
    expect(outcome).toMatchObject({ result: { version: '2026.11.101' } });
    const types = outcome.outcome === 'decided' ? (outcome.events.pack ?? []).map(({ type }) => type) : [];
    expect(types).toEqual(['force.VersionMade', 'force.PublicationOrdered', 'force.PackPublished']);
  });

  test.each<[string, Partial<Looked>]>([
    ['changed-meanwhile', { hash: 'another' }],
    ['nothing-changed', { changes: [] }],
    ['in-conflict', { conflicts: ['results'] }],
    ['has-faults', { faults: [{ path: 'results', reason: 'empty', example: [] }] }],
  ])('given %s, it is not published', (code, over) => {
    expect(publishDraft(publish, states, { ...looked, ...over })).toMatchObject({ outcome: 'refused', code });
  });
});

const rule = (promise: GradePromise, minutes: number, more: Partial<DeadlineRule> = {}): DeadlineRule => ({
  id: `${promise}-${more.setting ?? 'anywhere'}`,
  promise,
  grades: ['G1'],
  from: 'received',
  minutes,
  ...more,
});

test.each<[readonly DeadlineRule[], string]>([
  [
    [rule('arrive', 15, { setting: 'urban' }), rule('arrive', 20, { setting: 'rural' })],
    'Arrive within 15 min, 20 min in rural areas',
  ],
  [[rule('arrive', 60)], 'Arrive within 60 min'],
  [[rule('arrive', 15, { from: 'dispatch' })], 'Arrive within 15 min of a unit being sent'],
  [[rule('arrive', 2880, { from: 'appointment' })], 'Attend by the agreed appointment, at most 48 h'],
  [[rule('resolution', 1440, { label: 'Call back' })], 'Call back within 24 h'],
])('a grade says what it promises: %o', (deadlineRules, words) => {
  expect(promiseOf({ deadlineRules: [...deadlineRules], areas: [] }, { id: 'G1' })).toBe(words);
});
