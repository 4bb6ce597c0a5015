import { type Projection, putRows } from '../../../kernel/index.ts';
import { writeClaims } from '../claims/projections.ts';
import { alarmOf, markOf } from '../clocks.ts';
import type { AlarmRow } from '../tables.ts';
import { type Aid, type AidState, aidAggregate, aidPromises, unitsOut } from './aid.ts';
import type { AidTables } from './tables.ts';

type Row = AidTables['operations.aid'];

/** The only writer of operations.aid. */
export const aidProjection: Projection = {
  aggregate: aidAggregate,
  onState: async (tx, id, state: AidState) => {
    if (state.situation === 'none') return;
    const { terms, units } = state.aid;
    const kind = terms.direction === 'in' ? 'borrowed' : 'lent';
    await putRows<Row>(tx, { table: 'operations.aid', rows: [rowOf(id, state.aid, alarmsOf(id, state))] });
    await writeClaims(
      tx,
      units.map(({ callsign, lentAt, returnedAt }) => ({
        ...({ kind, ofId: id, name: terms.force.name, callsign } as const),
        ...{ from: lentAt, until: terms.until, open: returnedAt === null },
      })),
    );
  },
};

function rowOf(id: string, aid: Aid, alarms: readonly AlarmRow[]): Row {
  const { terms, words, situation, units, askedAt, askedBy, answeredAt, answeredBy, answer } = aid;
  const { direction, force, count, from, until, answerSeconds } = terms;
  const { what = null, contact = null, reason = null } = words ?? {};
  const sheet: Row['sheet'] = {
    ...{ id, direction, force, count, from, until, situation, askedAt, askedBy, answeredAt, answeredBy, answer },
    ...{ what, contact, reason, answerDueAt: askedAt + answerSeconds * 1000, units: [...units] },
  };
  const over = situation !== 'asked' && situation !== 'agreed' && unitsOut(aid).length === 0;
  return { id, over, until_at: until, sheet, alarms };
}

export const AID_SUBJECT = 'aid:';

function alarmsOf(id: string, state: Exclude<AidState, { situation: 'none' }>): readonly AlarmRow[] {
  const { terms, marks } = state.aid;
  const subject = { subjectId: `${AID_SUBJECT}${id}`, incidentId: null, title: terms.force.name, ownerSeatId: null };
  return aidPromises(state).flatMap((promised) => alarmOf(subject, promised, markOf(marks, promised)) ?? []);
}
