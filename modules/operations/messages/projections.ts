import type { Selectable } from 'kysely';
import { addRows, idOfStream, type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import { alarmOf, markOf } from '../clocks.ts';
import type { AlarmRow } from '../tables.ts';
import type { MessageEvent } from './events.ts';
import { answerPromise, type Message, type MessageState, messageAggregate, toldBy } from './message.ts';
import type { MessageTables } from './tables.ts';

type Standing = Exclude<MessageState, { situation: 'none' }>;
type ToldRow = Selectable<MessageTables['operations.message_told']>;

const tables = (tx: Tx) => tx.withTables<MessageTables>();

/** The only writer of operations.message and operations.message_told: of many who are told, each acknowledges one row. */
export const messageProjection: Projection = {
  aggregate: messageAggregate,
  onEvent: async (tx, event: AnyPastEvent) => {
    const known = event as Past<MessageEvent> & AnyPastEvent;
    const id = idOfStream(event.stream);
    if (known.type === 'operations.MessageTold') {
      await addRows<ToldRow>(tx, {
        table: 'operations.message_told',
        rows: toldBy(known).map((one) => toldRow(id, one)),
      });
    }
    if (known.type === 'operations.MessageAcknowledged') {
      await tables(tx)
        .updateTable('operations.message_told')
        .set({ acknowledged_at: known.recordedAt })
        .where('id', '=', toldId(id, known.data.accountId))
        .execute();
    }
  },
  forget: async (tx, id) => {
    await tables(tx).deleteFrom('operations.message_told').where('message_id', '=', id).execute();
  },
  onState: async (tx, id, state: MessageState) => {
    if (state.situation !== 'none') await putRows(tx, { table: 'operations.message', rows: [rowOf(id, state)] });
  },
};

export function toldId(messageId: string, accountId: string): string {
  return `${messageId}#${accountId}`;
}

function toldRow(
  messageId: string,
  { accountId, name, seatId, callsign, at }: ReturnType<typeof toldBy>[number],
): ToldRow {
  return {
    ...{ id: toldId(messageId, accountId), message_id: messageId, account_id: accountId, name },
    ...{ seat_id: seatId, callsign, told_at: at, acknowledged_at: null },
  };
}

function rowOf(id: string, state: Standing): Selectable<MessageTables['operations.message']> {
  const { message } = state;
  const { incidentId, kind, priority, to, said, image, from, sentAt, expiresAt } = message;
  return {
    ...{ id, about_id: incidentId ?? id, incident_id: incidentId, incident_number: message.incidentNumber },
    ...{ kind, priority, addressees: to, to_words: said?.to ?? null, text: said?.text ?? null },
    image: image === null ? null : { ...image, name: said?.imageName ?? null },
    ...{ from_account: from.accountId, from_name: from.name, from_seat_id: from.seatId },
    ...{ sent_at: sentAt, expires_at: expiresAt },
    ended_at: state.situation === 'ended' ? state.endedAt : null,
    ended_why: state.situation === 'ended' ? state.why : null,
    alarms: state.situation === 'live' ? alarmsOf(id, message) : [],
  };
}

/** Under the incident that it is about, so that it is guarded and shown as the others of that one are. */
function alarmsOf(id: string, message: Message): readonly AlarmRow[] {
  const { incidentId, incidentNumber, from, marks } = message;
  const subject = {
    ...{ subjectId: incidentId ?? id, incidentId, title: incidentNumber ?? 'Message', ownerSeatId: from.seatId },
  };
  return answerPromise(message).flatMap((promised) => {
    const alarm = alarmOf(subject, promised, markOf(marks, promised));
    const key = `message:${id}`;
    return alarm === null ? [] : [{ ...alarm, id: `${subject.subjectId}#${key}`, key }];
  });
}
