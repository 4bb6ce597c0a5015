import type { Db } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Alarms } from '../../operations/contract.ts';
import { listLateUnread } from './queries.ts';

/** The alarms of unread messages, of all or of the one asked for. Without its words: who sees alarms may not read it. */
export async function listUnreadAlarms(db: Db, messageId: string | null): Promise<readonly RowOf<typeof Alarms>[]> {
  const late = await listLateUnread(db, messageId);
  return late.map(({ id, key, label, state, since, dueAt, told }) => ({
    ...{ id: `${id}#${key}`, subjectId: id, incidentId: null, title: 'unread message', key, kind: `unread-${key}` },
    ...{ grade: null, alarmClass: 'B', state, text: label, since, dueAt, told: told ?? 'control-room-supervisor' },
    ...{ areaId: null, ownerSeatId: null, seenBy: null, seenAt: null },
  }));
}
