import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { unverified } from '../../../client/places.ts';
import { useClient, useDraft } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { type Place, PlaceContact } from '../../../modules/operations/contract.ts';
import type { ContactRow } from '../queue/order.ts';

type Method = NonNullable<z.output<typeof PlaceContact.schema>['method']>;

interface PlaceHeld {
  readonly contactId: string;
  readonly contact: ContactRow | null;
  readonly send: ReturnType<typeof useSend>['send'];
}

/**
 * Where it happened. The address of the line that rang is proposed, and stands in the box until somebody types another; it becomes the
 * place of the contact only when the contact is saved with it.
 */
export function useContactPlace({ contactId, contact, send }: PlaceHeld) {
  const { drafts } = useClient();
  const name = `contact.${contactId}.where`;
  const [draft, setDraft] = useDraft(name);
  const [chosen, setChosen] = useState<Place | null>(null);
  const standing = contact?.place?.label ?? '';
  const choose = (place: Place, method: Method, radiusMetres?: number): Promise<boolean> => {
    setChosen(place);
    setDraft(place.label);
    return send(PlaceContact, { contactId, place, method, ...(radiusMetres !== undefined && { radiusMetres }) });
  };
  useEffect(() => {
    if (draft !== '' && draft === standing) {
      drafts.set(name, '');
      setDraft('');
    }
  }, [draft, standing, drafts, name, setDraft]);
  const typed = draft === '' ? standing : draft;
  const proposed = typed === '' && contact?.place == null ? (contact?.care?.lineAddress ?? '') : '';
  const settled = typed === standing || typed === chosen?.label;
  const keep = async (): Promise<boolean> =>
    settled || typed.trim() === '' || choose(unverified(typed.trim()), 'typed');
  return {
    text: typed === '' ? proposed : typed,
    at: contact?.place ?? chosen,
    set: setDraft,
    choose,
    /** Left without a choice: kept as typed, to be verified by somebody. What is only proposed is not kept by leaving it. */
    save: keep,
    /** What stands in the box counts: saved with the contact. */
    confirm: () => (proposed === '' ? keep() : choose(unverified(proposed), 'subscriber')),
    state: stateOf(proposed !== '', settled, contact),
  };
}

function stateOf(isProposed: boolean, settled: boolean, contact: ContactRow | null): string {
  if (isProposed) return 'proposed: address of the line';
  if (!settled) return 'typing';
  if (contact?.place == null) return '';
  return contact.place.verified ? 'verified' : 'kept, unverified';
}
