import { expect, test } from 'vitest';
import type { EventSchemas, Past, Recorded } from '../../kernel/pure.ts';
import { type DraftEvent, forceEvents, type PackEvent, type SeatEvent } from './events.ts';
import golden from './golden-events.json' with { type: 'json' };
import { draftAggregate } from './packs/draft.ts';
import { published } from './packs/published.ts';
import { seat } from './seats/seat.ts';

/** What stands in golden-events.json was written once and is read for ever: add to it, never change it. */
const schemas: EventSchemas = forceEvents;
const written: Readonly<Record<string, { data: object; detail?: object }>> = golden;

test('there is an example of each event type and of no other', () => {
  expect(Object.keys(written).sort()).toEqual(Object.keys(schemas).sort());
});

test.each(Object.keys(forceEvents))('%s is read back as it was written', (type) => {
  expect(schemas[type]?.data.parse(written[type]?.data)).toEqual(written[type]?.data);
  expect(schemas[type]?.detail?.parse(written[type]?.detail)).toEqual(written[type]?.detail);
});

const recorded: Recorded = {
  position: 7,
  stream: 'force.seat/dispatch-1',
  version: 1,
  recordedAt: 1_790_000_000_000,
  occurredAt: 1_790_000_000_000,
  occurredBy: 'server',
  actor: { kind: 'person', id: 'dispatcher', name: 'Rob Keeling', seatId: null },
  commandId: '0198c2f0-9999-7000-8000-000000000001',
  packVersion: '2026.11.1',
};

test('the examples fold, the reason there or erased', () => {
  const taken: Past<SeatEvent> = { type: 'force.SeatTaken', ...golden['force.SeatTaken'], ...recorded };
  const held = seat.evolve(seat.initial, taken);
  expect(held).toMatchObject({ situation: 'held', accountId: 'dispatcher', name: 'Rob Keeling' });
  const { seatId, accountId } = golden['force.SeatRelieved'].data;
  for (const detail of [{ reason: 'Taken ill' }, null]) {
    const data = { seatId, accountId, because: 'relieved' } as const;
    expect(seat.evolve(held, { type: 'force.SeatRelieved', data, detail, ...recorded })).toEqual({
      situation: 'empty',
    });
  }
  const first: Past<PackEvent> = { type: 'force.PackPublished', ...golden['force.PackPublished'], ...recorded };
  expect(published.evolve(published.initial, first)).toMatchObject({ situation: 'in-force', version: '2026.11.2' });
});

test('M01 the examples of drafts and dates fold, the words there or erased', () => {
  const saved = golden['force.DraftSaved'].data as Extract<DraftEvent, { type: 'force.DraftSaved' }>['data'];
  for (const detail of [{ value: [] }, null]) {
    const open = draftAggregate.evolve(draftAggregate.initial, {
      ...{ type: 'force.DraftSaved', data: saved, detail },
      ...recorded,
    });
    expect(open).toMatchObject({ situation: 'open', accountId: 'dispatcher' });
    const dropped = { type: 'force.DraftDropped', ...golden['force.DraftDropped'], ...recorded } as const;
    expect(draftAggregate.evolve(open, dropped)).toEqual({ situation: 'dropped' });
  }
  const first: Past<PackEvent> = { type: 'force.PackPublished', ...golden['force.PackPublished'], ...recorded };
  const inForce = published.evolve(published.initial, first);
  const { data } = golden['force.PublicationOrdered'];
  const ordered = { ...data, because: 'published' } as const;
  const waiting = published.evolve(inForce, {
    ...{ type: 'force.PublicationOrdered', data: ordered, detail: null },
    ...recorded,
  });
  expect(published.promises(waiting)).toMatchObject([{ dueAt: data.from, kind: 'pack-effect' }]);
  const withdrawn = {
    ...golden['force.PublicationWithdrawn'],
    ...recorded,
    type: 'force.PublicationWithdrawn',
  } as const;
  expect(published.promises(published.evolve(waiting, withdrawn))).toEqual([]);
});
