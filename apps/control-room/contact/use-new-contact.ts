import { useClient } from '../../../client/react.tsx';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';

/** Opens an empty panel. It becomes a contact, with a number, at the first key typed into it. */
export function useNewContact(): () => void {
  const { newId } = useClient();
  const { work } = useDesk();
  return () => alter(work, { contactId: newId() });
}
