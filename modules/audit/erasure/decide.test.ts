import { describe, expect, test } from 'vitest';
import type { AnyPastEvent, CommandOf } from '../../../kernel/pure.ts';
import { eraseDetail, liftHold, orderedPositions, placeHold, recordFacts } from './decide.ts';

const stream = 'pole.marker/m1';
const actor = { kind: 'person', id: 'a1', name: 'Auditor', seatId: null } as const;
const a = '0198c2f0-7777-7000-8000-00000000000a';
const b = '0198c2f0-7777-7000-8000-00000000000b';

function log(...events: readonly { type: string; data?: object; detail?: object }[]): readonly AnyPastEvent[] {
  return events.map(({ type, data = {}, detail = null }, i) => ({
    ...{ position: 10 + i, stream, version: i + 1, type, data, detail },
    ...{ recordedAt: 1, occurredAt: 1, occurredBy: 'server', actor, commandId: 'c', packVersion: 'p' },
  }));
}
const written = { type: 'pole.MarkerSet', detail: { text: 'dog' } };
const erased = { type: 'pole.MarkerSet' };
const placed = (holdId?: string) => ({ type: 'kernel.HoldPlaced', data: { reason: 'inquest', holdId } });
const lifted = (holdId?: string) => ({ type: 'kernel.HoldLifted', data: { reason: 'over', holdId } });

function given<Input>(input: Input): CommandOf<Input> {
  return { input, actor, occurredAt: 1, recordedAt: 1, confirmed: new Set() };
}
const order = (positions: number[] | null) =>
  ({ stream, positions, ground: 'court-order', reason: 'order 7' }) as const;
const erase = (events: readonly AnyPastEvent[], positions: number[] | null = null) =>
  eraseDetail(given(order(positions)), { ...recordFacts(events), signature: 'ab' });
const hold = (holdId: string) => given({ stream, holdId, reason: 'inquest' });

describe('eraseDetail', () => {
  test('names every detail that is still there, or those asked for', () => {
    const events = log(written, erased, written);
    const data = { positions: [10, 12], ground: 'court-order', reason: 'order 7', signature: 'ab' };
    expect(erase(events)).toMatchObject({
      events: { record: [{ type: 'kernel.Redacted', data }] },
      result: { erased: 2 },
    });
    expect(orderedPositions(order([12, 11]), recordFacts(events))).toEqual([12]);
  });

  test.each([
    ['no-such-stream', log(), null],
    ['not-in-record', log(written), [99]],
    ['nothing-to-erase', log(erased), null],
    ['held', log(written, placed(a)), null],
    ['held', log(written, placed()), null],
    ['held', log(written, placed(a), placed(b), lifted(a)), null],
  ])('is refused: %s', (code, events, positions) => {
    expect(erase(events, positions)).toMatchObject({ outcome: 'refused', code });
  });

  test('goes on when the last hold is lifted', () => {
    expect(erase(log(written, placed(a), placed(b), lifted(a), lifted(b)))).toMatchObject({ outcome: 'decided' });
    expect(erase(log(written, placed(a), placed(), lifted()))).toMatchObject({ outcome: 'decided' });
  });
});

describe('holds', () => {
  test('C24 are placed once and lifted by name', () => {
    expect(placeHold(hold(a), recordFacts(log(written)))).toMatchObject({ outcome: 'decided' });
    expect(placeHold(hold(a), recordFacts(log(written, placed(a), lifted(a))))).toMatchObject({ code: 'hold-exists' });
    expect(placeHold(hold(a), recordFacts(log()))).toMatchObject({ code: 'no-such-stream' });
    expect(liftHold(hold(a), recordFacts(log(written, placed(a))))).toMatchObject({ outcome: 'decided' });
    expect(liftHold(hold(b), recordFacts(log(written, placed(a))))).toMatchObject({ code: 'no-such-hold' });
    expect(liftHold(hold(a), recordFacts(log()))).toMatchObject({ code: 'no-such-stream' });
  });
});
