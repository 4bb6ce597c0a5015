import { request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Entries, EntryHistory, Known } from '../../../modules/operations/contract.ts';

export type KnownRow = RowOf<typeof Known>;
export type EntryRow = RowOf<typeof Entries>;
export type HistoryRow = RowOf<typeof EntryHistory>;
export type KnownEntry = EntryRow['entry'];

/** What has been typed or chosen so far, and for which record: the access log keeps it as the reason. */
export interface Asking {
  readonly about: string;
  readonly purpose: string;
  readonly name: string;
  readonly number: string;
  readonly address: string;
  readonly where: string;
  readonly registration: string;
  readonly point: { readonly lon: number; readonly lat: number } | null;
}

const MOST_LETTERS = 200;

export function readKnown({ about, purpose, point, ...typed }: Asking): Promise<readonly KnownRow[] | null> {
  const said = Object.entries(typed).filter(([, text]) => text.trim() !== '');
  const filters = said.map(([field, text]) => [field, text.trim().slice(0, MOST_LETTERS)]);
  const at = point === null ? [] : Object.entries(point).map(([axis, degrees]) => [axis, String(degrees)]);
  return rows<KnownRow>(Known.name, { of: about, purpose, ...Object.fromEntries([...filters, ...at]) });
}

export function readEntries(about: string): Promise<readonly EntryRow[] | null> {
  return rows<EntryRow>(Entries.name, { of: about });
}

export function readHistory(entryId: string, purpose: string): Promise<readonly HistoryRow[] | null> {
  return rows<HistoryRow>(EntryHistory.name, { of: entryId, purpose });
}

/** Null when the server did not say. */
async function rows<Row>(view: string, query: Readonly<Record<string, string>>): Promise<readonly Row[] | null> {
  const came = await request(`/api/views/${view}?${new URLSearchParams(query)}`);
  return came.status === 200 ? (came.body as { rows: readonly Row[] }).rows : null;
}
