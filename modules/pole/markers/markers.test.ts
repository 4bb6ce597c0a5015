import { describe, expect, test } from 'vitest';
import type { CommandOf, Past } from '../../../kernel/pure.ts';
import type { MarkerEvent } from '../events.ts';
import { markerPromises } from './deadlines.ts';
import { reviewMarker, setMarker, withdrawMarker } from './decide.ts';
import { evolveMarker, type MarkerState } from './marker.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 12);
const markerId = 'm1';
const none: MarkerState = { situation: 'none' };
const terms = { reviewAt: NOW + 10 * DAY, expiresAt: NOW + 20 * DAY };
const input = {
  markerId,
  kind: 'dog',
  label: 'Mill Street 4',
  lon: -0.73,
  lat: 52.67,
  radiusMetres: 30,
  text: 'Loose dog',
  reason: 'Bitten',
  ...terms,
} as const;

function command<Input>(given: Input): CommandOf<Input> {
  const actor = { kind: 'person', id: 'fiona', name: 'Fiona', seatId: 'fim' } as const;
  return { input: given, actor, occurredAt: NOW, recordedAt: NOW, confirmed: new Set() };
}

function evolve(state: MarkerState, ...events: readonly object[]): MarkerState {
  const actor = { kind: 'person', id: 'fiona', name: 'Fiona', seatId: 'fim' };
  return events.reduce<MarkerState>(
    (now, event) =>
      evolveMarker(now, { detail: null, ...event, actor, occurredAt: NOW, recordedAt: NOW } as Past<MarkerEvent>),
    state,
  );
}

function verdict(outcome: ReturnType<typeof setMarker>): string {
  return outcome.outcome === 'decided' ? 'decided' : outcome.code;
}

const decided = setMarker(command(input), { marker: none }, 'oakham');
const set = evolve(none, ...(decided.outcome === 'decided' ? decided.events.marker : []));
const breach = (key: string) => ({ type: 'kernel.DeadlineBreached', data: { key } });

describe('a marker', () => {
  test('is set with author, reason, review and expiry; what names a door is erasable', () => {
    expect(set).toMatchObject({
      situation: 'in-force',
      marker: { author: 'Fiona', ...terms, said: { reason: 'Bitten' } },
    });
    const data = decided.outcome === 'decided' ? JSON.stringify(decided.events.marker[0]?.data) : '';
    for (const secret of ['Mill', 'dog in', 'Bitten', '52.67']) expect(data).not.toContain(secret);
  });

  test('is set once, its review before its expiry and both ahead', () => {
    expect(verdict(setMarker(command(input), { marker: set }, null))).toBe('marker-exists');
    expect(verdict(setMarker(command({ ...input, reviewAt: NOW }), { marker: none }, null))).toBe('expiry-order');
    expect(verdict(setMarker(command({ ...input, expiresAt: input.reviewAt }), { marker: none }, null))).toBe(
      'expiry-order',
    );
  });

  test('promises a review, told to the supervisor each day, and its own end', () => {
    expect(markerPromises(set)).toMatchObject([
      {
        key: 'review',
        dueAt: terms.reviewAt,
        warnAt: terms.reviewAt - DAY,
        areaId: 'oakham',
        ladder: [{ to: 'control-room-supervisor' }],
        repeatSeconds: 86_400,
      },
      { key: 'expiry', dueAt: terms.expiresAt, ladder: [] },
    ]);
  });

  test('is reviewed to new times', () => {
    const later = { reviewAt: NOW + 30 * DAY, expiresAt: NOW + 40 * DAY };
    const outcome = reviewMarker(command({ markerId, reason: 'Still there', ...later }), { marker: set });
    const next = evolve(set, ...(outcome.outcome === 'decided' ? outcome.events.marker : []));
    expect(next).toMatchObject({ marker: { ...later, said: { reason: 'Still there', label: 'Mill Street 4' } } });
    expect(verdict(reviewMarker(command({ markerId, reason: 'x', ...later, reviewAt: 1 }), { marker: set }))).toBe(
      'expiry-order',
    );
    expect(verdict(reviewMarker(command({ markerId, reason: 'x', ...later }), { marker: none }))).toBe(
      'no-such-marker',
    );
  });

  test('ends by the breach of its own expiry, and by no other step', () => {
    expect(evolve(set, breach('review')).situation).toBe('in-force');
    const expired = evolve(set, breach('expiry'));
    expect(expired.situation).toBe('expired');
    expect(markerPromises(expired)).toEqual([]);
  });

  test('is withdrawn once, with the reason', () => {
    const withdraw = (marker: MarkerState) => withdrawMarker(command({ markerId, reason: 'Dog has gone' }), { marker });
    expect(verdict(withdraw(set))).toBe('decided');
    const gone = evolve(set, { type: 'pole.MarkerWithdrawn', data: {} });
    expect(gone.situation).toBe('withdrawn');
    expect(verdict(withdraw(gone))).toBe('marker-withdrawn');
    expect(verdict(withdraw(none))).toBe('no-such-marker');
  });

  test('is not touched by a legal hold or an erasure', () => {
    expect(evolve(set, { type: 'kernel.HoldPlaced', data: { reason: 'inquest' } })).toEqual(set);
    expect(
      evolve(none, { type: 'pole.MarkerSet', data: { kind: 'dog', radiusMetres: 30, areaId: null, ...terms } }),
    ).toMatchObject({ marker: { said: null } });
  });
});
