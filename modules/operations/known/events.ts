import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';
import { EntryKind, EntryRole } from '../../pole/contract.ts';

const Linked = z.object({ linkId: z.string(), entryId: z.string(), kind: EntryKind, role: EntryRole });

/** What the log of an incident says of people, vehicles and property. Who is linked to what stands in pole's own streams. */
export const knownIncidentEvents = defineEvents({
  'operations.IncidentEntryLinked': { data: Linked, detail: z.object({ name: z.string(), reason: z.string() }) },
  'operations.IncidentEntryUnlinked': { data: Linked, detail: z.object({ name: z.string(), reason: z.string() }) },
});
