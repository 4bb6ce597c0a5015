import { useClient } from '../../../client/react.tsx';
import { AnswerCall, Contacts } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';

/** Opens a contact of the queue; one that still waits is taken by that, whichever it is. Who was quicker is told by its row. */
export function useTakeContact(): (contactId: string) => void {
  const { replica, outbox } = useClient();
  const { work, can } = useDesk();
  return (contactId) => {
    alter(work, { contactId });
    const row = replica.rows(Contacts, undefined).byKey.get(contactId);
    if (row?.state === 'ringing' && can('contact.take')) void outbox.send(AnswerCall, { contactId });
  };
}
