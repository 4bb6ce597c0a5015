import { useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { LinkEntry } from '../../../modules/operations/contract.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import type { ContactRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { EntryList } from './entry-list.tsx';
import { KnownList } from './known-list.tsx';
import { registrationIn } from './known-words.ts';
import type { EntryRow, KnownEntry, KnownRow } from './read-known.ts';
import { useEntries } from './use-entries.ts';
import { useKnown } from './use-known.ts';
import { useTyped } from './use-typed.ts';

interface KnownPanelProps {
  readonly contactId: string;
  readonly contact: ContactRow | null;
  readonly send: ReturnType<typeof useSend>['send'];
}

/** History without asking, beside the call: who this may be, what they and this place were part of, what to beware of. */
export function KnownPanel({ contactId, contact, send }: KnownPanelProps) {
  const { can } = useDesk();
  return can('entry.read') ? <Panel contactId={contactId} contact={contact} send={send} /> : null;
}

function Panel({ contactId, contact, send }: KnownPanelProps) {
  const [told, setTold] = useState(0);
  const typed = useTyped(contactId, {
    callerName: contact?.callerName ?? '',
    callerNumber: contact?.callerNumber ?? '',
    callerAddress: contact?.callerAddress ?? '',
    what: contact?.what ?? '',
    where: contact?.place?.label ?? '',
  });
  const purpose = contact?.number == null ? 'contact in hand' : `contact ${contact.number}`;
  const point = pointOf(contact);
  const asking = {
    ...{ about: contactId, purpose, point, name: typed.callerName, number: typed.callerNumber },
    ...{ address: typed.callerAddress, where: typed.where, registration: registrationIn(typed.what) },
  };
  const entries = useEntries(contact === null ? null : contactId, told);
  const rows = unlinked(useKnown(asking, told), entries);
  const again = (): void => setTold((count) => count + 1);
  const link = useCallerLink({ contactId, typed, send, again });
  const [first] = (rows ?? []).flatMap(({ entry }) => (entry?.kind === 'person' ? [entry] : []));
  const canLink = contact !== null && contact.state !== 'ringing';
  useAct('knownCaller', () => first !== undefined && void link(first), canLink && first !== undefined);
  useAct('keepCaller', () => void link(null), canLink && typed.callerName.trim() !== '');
  if (!saysSomething(rows) && entries.length === 0 && typed.callerName.trim() === '') return null;
  return (
    <section aria-label="Known" className="known-panel">
      <h3 className="label row wrap">
        Known of this caller and place
        <span className="push row">
          {canLink && first !== undefined && <ActButton act="knownCaller">Caller is {first.name}</ActButton>}
          {canLink && typed.callerName.trim() !== '' && <ActButton act="keepCaller">Keep the caller</ActButton>}
        </span>
      </h3>
      <EntryList entries={entries} about={{ kind: 'contact', id: contactId }} purpose={purpose} onChange={again} />
      {saysSomething(rows) ? (
        <KnownList
          rows={rows ?? []}
          purpose={purpose}
          choose={{ label: 'Is the caller', only: 'person', onChoose: (entry) => void link(entry) }}
          onChange={again}
        />
      ) : (
        <p className="hint">Nobody and nothing known by this name, number or address.</p>
      )}
    </section>
  );
}

/** Whoever is linked already stands above with their markers. */
function unlinked(rows: readonly KnownRow[] | null, entries: readonly EntryRow[]): readonly KnownRow[] | null {
  const there = new Set(entries.map(({ entry }) => entry.id));
  return rows?.filter(({ entry }) => entry === null || !there.has(entry.id)) ?? null;
}

const saysSomething = (rows: readonly KnownRow[] | null) => rows !== null && rows.length > 0;

function pointOf(contact: ContactRow | null) {
  const place = contact?.place;
  return place == null || place.lon === null || place.lat === null ? null : { lon: place.lon, lat: place.lat };
}

interface Linking extends Pick<KnownPanelProps, 'contactId' | 'send'> {
  readonly typed: Readonly<Record<'callerName' | 'callerNumber' | 'callerAddress', string>>;
  readonly again: () => void;
}

/** Links somebody known as the caller, or keeps whoever stands in the boxes as somebody new. */
function useCallerLink({ contactId, send, typed, again }: Linking) {
  const { newId } = useClient();
  return async (entry: KnownEntry | null): Promise<void> => {
    const filled = (text: string): readonly string[] => (text.trim() === '' ? [] : [text.trim()]);
    const person = {
      ...({ kind: 'person', name: typed.callerName.trim() } as const),
      ...{ phones: [...filled(typed.callerNumber)], addresses: [...filled(typed.callerAddress)] },
    };
    const done = await send(LinkEntry, {
      ...{ linkId: newId(), about: { kind: 'contact', id: contactId }, role: 'caller', reason: '' },
      ...{ entryId: entry?.id ?? newId(), entry: entry === null ? person : null },
    });
    if (done) again();
  };
}
