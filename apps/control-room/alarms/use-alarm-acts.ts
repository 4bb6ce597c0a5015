import { useRows } from '../../../client/react.tsx';
import { Contacts, SeeAlarm } from '../../../modules/operations/contract.ts';
import type { useSend } from '../send/use-send.tsx';
import { useDesk } from '../session/desk.tsx';
import { alter, openIncident } from '../workspace/work.ts';
import type { AlarmRow } from './alarm-order.ts';

/** What can be done with an alarm: acknowledge it by name, or open what it is about. */
export function useAlarmActs(send: ReturnType<typeof useSend>['send']) {
  const { work } = useDesk();
  const contacts = useRows(Contacts);
  const look = (alarm: AlarmRow): void => {
    if (alarm.incidentId !== null) openIncident(work, alarm.incidentId);
    else if (!contacts.byKey.has(alarm.subjectId)) alter(work, { tourId: alarm.subjectId });
    else if (contacts.byKey.get(alarm.subjectId)?.state !== 'ringing') alter(work, { contactId: alarm.subjectId });
  };
  const see = async (alarm: AlarmRow): Promise<void> => {
    if (alarm.incidentId === null) look(alarm);
    else await send(SeeAlarm, { incidentId: alarm.incidentId, key: alarm.key });
  };
  return { look, see, mayBeSeen: (alarm: AlarmRow) => alarm.seenBy === null && alarm.incidentId !== null };
}
