import { describe, expect, test } from 'vitest';
import type { CommandOf, Past } from '../../../kernel/pure.ts';
import { type EntryText, nameOfEntry } from './commands.ts';
import { correctEntry, decideMerge, proposeMerge, undoMerge } from './decide.ts';
import { type EntryState, evolveEntry, evolveLink, type LinkState } from './entry.ts';
import type { EntryEvent } from './events.ts';

const actor = { kind: 'person', id: 'fiona', name: 'Fiona', seatId: 'fim' } as const;
const NOW = Date.UTC(2026, 10, 22, 12);
const none: EntryState = { situation: 'none' };
const person = (name: string): EntryText => ({
  ...{ kind: 'person', name, aliases: [], bornOn: null, phones: [], addresses: [] },
});

function command<Input>(input: Input): CommandOf<Input> {
  return { input, actor, occurredAt: NOW, recordedAt: NOW, confirmed: new Set() };
}

const past = (event: object, position = 1): Past<EntryEvent> =>
  ({ detail: null, ...event, position, actor, occurredAt: NOW, recordedAt: NOW }) as Past<EntryEvent>;

function standing(state: EntryState, ...events: readonly object[]): EntryState {
  return events.reduce<EntryState>((now, event, at) => evolveEntry(now, past(event, at + 1)), state);
}

const added = { type: 'pole.EntryAdded', data: { kind: 'person' }, detail: { entry: person('Jane Example') } };
const proposed = { type: 'pole.MergeProposed', data: { intoId: 'two' }, detail: { reason: 'Same number' } };
const decided = (accepted: boolean) => ({
  ...{ type: 'pole.MergeDecided', data: { intoId: 'two', accepted }, detail: { reason: 'Seen' } },
});
const codeOf = (outcome: { outcome: string; code?: string }) => outcome.code ?? outcome.outcome;

describe('an entry', () => {
  const known = standing(none, added);
  const vehicle = standing(none, { type: 'pole.EntryAdded', data: { kind: 'vehicle' } });
  const merged = standing(known, proposed, decided(true));

  test('is corrected by whoever has read the last word of it, and stays what kind it is', () => {
    const correct = (entry: EntryState, seen: number, said: EntryText) =>
      codeOf(correctEntry(command({ entryId: 'one', seen, entry: said, reason: 'Spelt so' }), { entry }));
    expect(correct(known, 1, person('Jane Exampel'))).toBe('decided');
    expect(correct(known, 0, person('Jane Exampel'))).toBe('changed-meanwhile');
    expect(correct(known, 1, { kind: 'property', description: 'Watch', serial: null })).toBe('other-kind');
    expect(correct(merged, 1, person('Jane'))).toBe('entry-merged');
    expect(correct(none, 1, person('Jane'))).toBe('no-such-entry');
  });

  test('is merged into another of its kind when a proposal is accepted, and stays itself when it is not', () => {
    const propose = (entry: EntryState, into: EntryState, intoId = 'two') =>
      codeOf(proposeMerge(command({ entryId: 'one', intoId, reason: 'Same number' }), { entry, into }));
    expect(propose(known, known)).toBe('decided');
    expect(propose(known, known, 'one')).toBe('other-kind');
    expect(propose(known, vehicle)).toBe('other-kind');
    expect(propose(known, none)).toBe('no-such-entry');
    expect(propose(known, merged)).toBe('entry-merged');
    const decide = (entry: EntryState) =>
      codeOf(decideMerge(command({ entryId: 'one', accepted: true, reason: 'Seen' }), { entry }));
    expect(decide(known)).toBe('no-proposal');
    expect(decide(standing(known, proposed))).toBe('decided');
    expect(merged).toMatchObject({ situation: 'merged', intoId: 'two' });
    expect(standing(known, proposed, decided(false))).toMatchObject({ situation: 'known', entry: { proposal: null } });
  });

  test('is itself again when its merge is taken back, and only then', () => {
    const undo = (entry: EntryState) => codeOf(undoMerge(command({ entryId: 'one', reason: 'Twins' }), { entry }));
    expect(undo(none)).toBe('no-such-entry');
    expect(undo(known)).toBe('not-merged');
    expect(undo(merged)).toBe('decided');
    const undone = { type: 'pole.MergeUndone', data: { intoId: 'two' }, detail: { reason: 'Twins' } };
    expect(standing(known, proposed, decided(true), undone)).toEqual(standing(known));
    expect(standing(known, undone)).toEqual(standing(known));
  });

  test('is called by what tells it apart, and says nothing when erased', () => {
    expect(nameOfEntry({ kind: 'vehicle', registration: 'ZZ99 ABC', make: 'Blue van' })).toBe('ZZ99 ABC Blue van');
    expect(nameOfEntry({ kind: 'property', description: 'Watch', serial: 'W-1' })).toBe('Watch (W-1)');
    expect(vehicle).toMatchObject({ entry: { said: null } });
  });
});

test('a link is taken off once, and another event leaves it', () => {
  const terms = { entryId: 'one', role: 'victim', about: { kind: 'incident', id: 'i' } };
  const linked = evolveLink({ situation: 'none' }, past({ type: 'pole.EntryLinked', data: terms }));
  expect(linked).toMatchObject({ situation: 'linked', link: { ...terms, by: 'Fiona', reason: null } });
  const off = evolveLink(linked, past({ type: 'pole.EntryUnlinked', data: terms }));
  expect(off.situation).toBe('unlinked');
  const nothing: LinkState = { situation: 'none' };
  expect(evolveLink(nothing, past({ type: 'pole.EntryUnlinked', data: terms }))).toBe(nothing);
});
