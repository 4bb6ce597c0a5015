import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  type EntryMarker,
  type EntryRecord,
  type LinkRecord,
  listEntries,
  listLinksAbout,
  listLinksOf,
  listMarkersOn,
  listMergedInto,
} from '../../pole/index.ts';
import { type KnownRecord, listContactRecords, listContactsOf, listIncidentRecords, listRecords } from './records.ts';
import { Entries, EntryHistory } from './views.ts';

type KnownEntry = RowOf<typeof Entries>['entry'];

function knownEntry(record: EntryRecord, markers: readonly EntryMarker[]): KnownEntry {
  const { id, kind, name, said, proposal, said_position: seen } = record;
  return {
    ...{ id, kind, name: name ?? 'erased', said, seen, proposal },
    markers: markers.map(({ entryId: _entryId, ...marker }) => marker),
  };
}

/** Entries as they stand now, each under the ids that have been merged into it, with the markers of all of them. */
export async function listStanding(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, KnownEntry>> {
  const heads = await listHeads(db, ids);
  const standing = [...new Set(heads.values())];
  const members = await listMergedInto(db, standing);
  const [records, markers] = await Promise.all([listEntries(db, standing), listMarkersOn(db, [...members.keys()])]);
  const entries = new Map(
    records.map((record) => [
      record.id,
      knownEntry(
        record,
        markers.filter(({ entryId }) => members.get(entryId) === record.id),
      ),
    ]),
  );
  return new Map(
    [...heads].flatMap(([id, head]) => {
      const entry = entries.get(head);
      return entry === undefined ? [] : [[id, entry] as const];
    }),
  );
}

/** Entries as they are themselves, whatever they were merged into. */
export async function listAsSaid(db: Db, ids: readonly string[]): Promise<readonly KnownEntry[]> {
  const [records, markers] = await Promise.all([listEntries(db, ids), listMarkersOn(db, ids)]);
  return records.map((record) =>
    knownEntry(
      record,
      markers.filter(({ entryId }) => entryId === record.id),
    ),
  );
}

const MOST_MERGES = 10;

/** Which entry stands for each of these now. */
async function listHeads(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const heads = new Map(ids.map((id) => [id, id]));
  for (let round = 0; round < MOST_MERGES; round += 1) {
    const merged = (await listEntries(db, [...new Set(heads.values())])).filter(({ into_id: into }) => into !== null);
    if (merged.length === 0) return heads;
    const into = new Map(merged.map((record) => [record.id, record.into_id ?? record.id]));
    for (const [id, head] of heads) heads.set(id, into.get(head) ?? head);
  }
  return heads;
}

export const entriesView: ViewSource = {
  declaration: Entries,
  // All in one page: a record has a handful.
  list: async (db, { of, after }) => {
    if (of === null || after !== null) return [];
    const [[incident], [contact]] = await Promise.all([listIncidentRecords(db, [of]), listContactRecords(db, [of])]);
    const record = incident ?? contact;
    if (record === undefined) return [];
    const ids = record.incidentId === null ? [of] : await listContactsOf(db, record.incidentId);
    const links = await listLinksAbout(db, ids);
    const entries = await listStanding(
      db,
      links.map((link) => link.entry_id),
    );
    return links.flatMap((link) => heldEntry(link, entries.get(link.entry_id), record, of));
  },
};

/** No mask: under a restriction nobody who is part of it shows. */
function heldEntry(
  link: LinkRecord,
  entry: KnownEntry | undefined,
  { guard, guardedAt }: KnownRecord,
  about: string,
): readonly HeldRow[] {
  if (entry === undefined) return [];
  const { id, role, reason } = link;
  const row: RowOf<typeof Entries> = {
    ...{ id, about, role, reason, entry },
    linkedBy: link.linked_by,
    linkedAt: link.linked_at,
  };
  return [{ key: id, parent: about, row, member: true, guard, guardedAt }];
}

const MOST_RECORDS = 200;

export const entryHistoryView: ViewSource = {
  declaration: EntryHistory,
  // The newest in one page: nobody reads on.
  list: async (db, { of, after }) => {
    if (of === null || after !== null) return [];
    const members = await listMergedInto(db, [of]);
    const links = await listLinksOf(db, [...members.keys()], MOST_RECORDS);
    const records = await listRecords(db, links);
    return links
      .flatMap((link) => heldRecord(link, records.get(link.about_id), of))
      .toSorted((a, b) => (b.row as HistoryRow).at - (a.row as HistoryRow).at);
  },
};

type HistoryRow = RowOf<typeof EntryHistory>;

/** No mask: that somebody is part of a restricted record is what the restriction hides. */
function heldRecord(link: LinkRecord, record: KnownRecord | undefined, entryId: string): readonly HeldRow[] {
  if (record === undefined) return [];
  const { number, title, what, state, place, at, incidentId, guard, guardedAt } = record;
  const { id, role, reason, linked_by: linkedBy } = link;
  const row: HistoryRow = { id, entryId, role, number, title, what, state, place, at, incidentId, linkedBy, reason };
  return [{ key: id, parent: entryId, row, member: true, guard, guardedAt }];
}
