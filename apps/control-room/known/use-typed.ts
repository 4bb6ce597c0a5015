import { useEffect, useReducer } from 'react';
import { useClient } from '../../../client/react.tsx';

/**
 * What stands in the boxes of a contact, typed or saved. Each key is kept as a draft by the box that it is typed in; a box that
 * has been saved has none, and then the contact's row counts.
 */
export function useTyped<Field extends string>(
  contactId: string,
  saved: Readonly<Record<Field, string>>,
): Readonly<Record<Field, string>> {
  const { drafts } = useClient();
  const [, look] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    // The boxes have written their drafts by the time the event comes to the window.
    addEventListener('input', look);
    return () => removeEventListener('input', look);
  }, []);
  const typed = Object.entries<string>(saved).map(([field, text]) => [
    field,
    drafts.get(`contact.${contactId}.${field}`) || text,
  ]);
  return Object.fromEntries(typed) as Readonly<Record<Field, string>>;
}
