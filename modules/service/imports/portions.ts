import { type HistoryRecord, RECORDS_TOGETHER } from './commands.ts';

/** What the door takes in at once, with room for the rest of the command. */
const MOST_SIGNS = 400_000;

/** Records as they are sent: a few at a time, and never more than one command may say. */
export function portionsOf(records: readonly HistoryRecord[]): readonly (readonly HistoryRecord[])[] {
  const portions: HistoryRecord[][] = [];
  let signs = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const size = JSON.stringify(record).length;
    const last = portions.at(-1);
    if (last === undefined || last.length >= RECORDS_TOGETHER || signs + size > MOST_SIGNS) {
      portions.push([record]);
      signs = size;
    } else {
      last.push(record);
      signs += size;
    }
  }
  return portions;
}
