import { type AnyHandler, defineHandler, type Reader, type StreamRef, streamOf } from '../../../kernel/index.ts';
import { entryAggregate, linkAggregate, listLinksAbout } from '../../pole/index.ts';
import { contactAggregate } from '../contacts/aggregate.ts';
import { type ContactState, incidentOf } from '../contacts/contact.ts';
import type { ContactEvent } from '../contacts/events.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import { callGuard, contentGuard, presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { LinkEntry, UnlinkEntry } from './commands.ts';
import { linkEntry, unlinkEntry } from './decide.ts';
import { listContactsOf } from './records.ts';

interface About {
  readonly kind: 'incident' | 'contact';
  readonly id: string;
}

/** The record spoken of: an incident, or a contact with the incident that came of it. */
async function recordOf(
  { kind, id }: About,
  reader: Reader,
): Promise<{
  contact: StreamRef<ContactState, ContactEvent> | null;
  incident: StreamRef<IncidentState, IncidentEvent> | null;
}> {
  if (kind === 'incident') return { contact: null, incident: streamOf(incidentAggregate, id) };
  const contact = streamOf(contactAggregate, id);
  const incidentId = incidentOf(await reader.fold(contact));
  return { contact, incident: incidentId === null ? null : streamOf(incidentAggregate, incidentId) };
}

interface RecordStates {
  readonly contact: ContactState | null;
  readonly incident: IncidentState | null;
}

/** Under a restriction people may still be added, as lines may; whoever took the call goes on writing. */
function addingGuard({ contact, incident }: RecordStates) {
  if (contact !== null) return callGuard(contact, incident);
  return presenceGuard(incident ?? { situation: 'none' });
}

function removingGuard({ contact, incident }: RecordStates) {
  if (contact !== null) return callGuard(contact, incident);
  return contentGuard(incident ?? { situation: 'none' });
}

/** The ids under which links of this record may stand: the incident's, and those of its contacts. */
async function idsOf({ id }: About, { contact }: RecordStates, { db }: Reader) {
  const incidentId = contact === null ? id : incidentOf(contact);
  return { aboutId: incidentId ?? id, ids: incidentId === null ? [id] : await listContactsOf(db, incidentId) };
}

async function linking({ linkId, entryId, about }: { linkId: string; entryId: string; about: About }, reader: Reader) {
  const link = streamOf(linkAggregate, linkId);
  return { ...(await recordOf(about, reader)), link, entry: streamOf(entryAggregate, entryId) };
}

async function unlinking({ linkId, about }: { linkId: string; about: About }, reader: Reader) {
  const link = streamOf(linkAggregate, linkId);
  const state = await reader.fold(link);
  const entry = state.situation === 'none' ? null : streamOf(entryAggregate, state.link.entryId);
  return { ...(await recordOf(about, reader)), link, entry };
}

export const knownHandlers: readonly AnyHandler[] = [
  defineHandler({
    declaration: LinkEntry,
    streams: linking,
    guard: addingGuard,
    facts: async ({ input }, states, reader) => {
      const { aboutId, ids } = await idsOf(input.about, states, reader);
      const there = await listLinksAbout(reader.db, ids);
      const same = there.find((link) => link.entry_id === input.entryId && link.role === input.role);
      return { aboutId, same: same?.id ?? null };
    },
    decide: linkEntry,
  }),
  defineHandler({
    declaration: UnlinkEntry,
    streams: unlinking,
    guard: removingGuard,
    facts: async ({ input }, states, reader) => idsOf(input.about, states, reader),
    decide: unlinkEntry,
  }),
];
