import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import { nameOfEntry, rolesOfEntry } from '../../pole/contract.ts';
import type { EntryEvent } from '../../pole/events.ts';
import type { EntryState, LinkState } from '../../pole/index.ts';
import type { ContactState } from '../contacts/contact.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { LinkEntry, UnlinkEntry } from './commands.ts';

type Command<C> = CommandOf<InputOf<C>>;

interface Record {
  /** Null: the command speaks of an incident. */
  readonly contact: ContactState | null;
  /** The incident spoken of, or the one that came of the contact. */
  readonly incident: IncidentState | null;
}

interface States extends Record {
  readonly link: LinkState;
  readonly entry: EntryState;
}

type Decision = Outcome<{
  link?: readonly EntryEvent[];
  entry?: readonly EntryEvent[];
  incident?: readonly IncidentEvent[];
}>;

export interface LinkFacts {
  /** The id of the record that links count for: of the incident, once a contact has become one. */
  readonly aboutId: string;
  /** A link that says the same already. */
  readonly same: string | null;
}

export function linkEntry({ input }: Command<typeof LinkEntry>, states: States, facts: LinkFacts): Decision {
  if (!exists(states)) return refuse('no-such-record', 'There is no incident or contact with this id.');
  if (states.link.situation !== 'none') return refuse('link-exists', 'A link with this id exists already.');
  const wrong = wrongEntry(input, states.entry);
  if (wrong !== null) return wrong;
  const said = input.entry ?? (states.entry.situation === 'known' ? states.entry.entry.said : null);
  const kind = input.entry?.kind ?? (states.entry.situation === 'known' ? states.entry.entry.kind : 'person');
  const suitable: readonly string[] = rolesOfEntry[kind];
  if (!suitable.includes(input.role)) {
    return refuse('role-unsuitable', `A ${kind} is not linked as ${input.role}.`);
  }
  const { linkId, entryId, role, reason, entry } = input;
  if (facts.same !== null) return decided({}, { linkId: facts.same, entryId });
  const about = { kind: states.incident === null ? 'contact' : 'incident', id: facts.aboutId } as const;
  const added = entry === null ? [] : [{ type: 'pole.EntryAdded', data: { kind }, detail: { entry } } as const];
  const linked = { type: 'pole.EntryLinked', data: { entryId, role, about }, detail: { reason } } as const;
  const name = said === null ? 'erased' : nameOfEntry(said);
  const noted = {
    type: 'operations.IncidentEntryLinked',
    data: { linkId, entryId, kind, role },
    detail: { name, reason },
  } as const;
  const events = { entry: added, link: [linked] };
  return decided(states.incident === null ? events : { ...events, incident: [noted] }, { linkId, entryId });
}

function wrongEntry({ entry: fresh }: InputOf<typeof LinkEntry>, entry: EntryState): Outcome<never> | null {
  if (fresh !== null) {
    return entry.situation === 'none'
      ? null
      : refuse('entry-exists', 'A person, vehicle or property with this id exists already.');
  }
  if (entry.situation === 'none') {
    return refuse('no-such-entry', 'There is no person, vehicle or property with this id.');
  }
  return entry.situation === 'merged' ? refuse('entry-merged', 'It has been merged into another.') : null;
}

export function unlinkEntry(
  { input }: Command<typeof UnlinkEntry>,
  { link, entry, contact, incident }: Omit<States, 'entry'> & { readonly entry: EntryState | null },
  { ids }: { readonly ids: readonly string[] },
): Decision {
  if (!exists({ contact, incident })) return refuse('no-such-record', 'There is no incident or contact with this id.');
  // Also for a link of another record: whether there is one is not told.
  if (link.situation !== 'linked' || !ids.includes(link.link.about.id)) {
    return refuse('no-such-link', 'There is no such link on this record.');
  }
  const { entryId, role, about } = link.link;
  const { reason, linkId } = input;
  const known = entry !== null && entry.situation !== 'none' ? entry.entry : null;
  const unlinked = { type: 'pole.EntryUnlinked', data: { entryId, role, about }, detail: { reason } } as const;
  if (incident === null) return decided({ link: [unlinked] });
  const name = known?.said == null ? 'erased' : nameOfEntry(known.said);
  const data = { linkId, entryId, kind: known?.kind ?? 'person', role };
  const noted = { type: 'operations.IncidentEntryUnlinked', data, detail: { name, reason } } as const;
  return decided({ link: [unlinked], incident: [noted] });
}

function exists({ contact, incident }: Record): boolean {
  if (contact !== null) return contact.situation === 'open' || contact.situation === 'settled';
  return incident !== null && incident.situation !== 'none';
}
