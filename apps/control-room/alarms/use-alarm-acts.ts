import { useRows } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import {
  AcknowledgeCrossings,
  Contacts,
  SeeAlarm,
  SeeContactAlarm,
  SeeMessageAlarm,
  SeeUnitAlarm,
  Units,
} from '../../../modules/operations/contract.ts';
import { perform } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { askTab } from '../supervise/asked-tab.ts';
import { alter, openIncident } from '../workspace/work.ts';
import type { AlarmRow } from './alarm-order.ts';
import { FENCE, MESSAGE, paneOf, RECORDS } from './pane-of.ts';

/** What can be done with an alarm: acknowledge it by name, or open what it is about. */
export function useAlarmActs(send: ReturnType<typeof useSend>['send']) {
  const { work } = useDesk();
  const contacts = useRows(Contacts);
  const units = useRows(Units);
  const look = (alarm: AlarmRow): void => {
    const pane = paneOf(alarm);
    if (alarm.kind === RECORDS) askTab('kept');
    if (pane !== undefined) perform(pane);
    else if (alarm.kind === 'skill-end') {
      const { asked } = work.get().officer;
      alter(work, { officer: { words: alarm.title, asked: asked + 1 } });
    } else if (alarm.incidentId !== null) openIncident(work, alarm.incidentId);
    else if (!contacts.byKey.has(alarm.subjectId)) alter(work, { tourId: alarm.subjectId });
    else if (contacts.byKey.get(alarm.subjectId)?.state !== 'ringing') alter(work, { contactId: alarm.subjectId });
  };
  const see = async (alarm: AlarmRow): Promise<void> => {
    const { subjectId, incidentId, key } = alarm;
    if (alarm.kind === MESSAGE) await send(SeeMessageAlarm, { messageId: key.slice(MESSAGE.length + 1) });
    else if (alarm.kind === FENCE) await send(AcknowledgeCrossings, crossingOf(key));
    else if (incidentId === subjectId) await send(SeeAlarm, { incidentId, key });
    else if (units.byKey.has(subjectId)) await send(SeeUnitAlarm, { tourId: subjectId, key });
    else if (isTaken(subjectId)) await send(SeeContactAlarm, { contactId: subjectId, key });
    else look(alarm);
  };
  const isTaken = (id: string): boolean => contacts.byKey.has(id) && contacts.byKey.get(id)?.state !== 'ringing';
  // A ringing call is answered, a marker reviewed: neither is acknowledged.
  const mayBeSeen = ({ kind, seenBy, subjectId, incidentId }: AlarmRow): boolean =>
    seenBy === null &&
    (kind === MESSAGE ||
      kind === FENCE ||
      incidentId === subjectId ||
      units.byKey.has(subjectId) ||
      isTaken(subjectId));
  return { look, see, mayBeSeen };
}

/** `<fence>:crossing:<number>`: up to this one they are acknowledged. */
function crossingOf(key: string): { readonly fenceId: string; readonly seen: number } {
  const [fenceId = '', , number = ''] = key.split(':');
  return { fenceId, seen: Number(number) };
}
