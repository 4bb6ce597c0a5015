import type { Outbox, Sent } from '../../../client/outbox.ts';
import { unverified } from '../../../client/places.ts';
import {
  AddLine,
  CloseContact,
  CloseIncident,
  EnterAttendance,
  OpenContact,
  PlaceContact,
  RaiseIncident,
  RecordResult,
  WriteContactField,
} from '../../../modules/operations/contract.ts';
import type { ReadSheet, Sheet } from './sheet.ts';

interface Doors {
  readonly enterAt: Outbox['enterAt'];
  readonly newId: () => string;
  /** Whoever may not close leaves it open, with its result. */
  readonly closes: boolean;
}

const fields = ['what', 'callerName', 'callerAddress'] as const;

/**
 * The sheet as the ordinary commands, each at the time that was written down. All of it is in the outbox at once: it goes in this
 * order, also when the link or the window breaks meanwhile.
 */
export function enterSheet(sheet: Sheet, read: ReadSheet, doors: Doors): readonly Promise<Sent>[] {
  const { enterAt, newId } = doors;
  const { receivedAt, raisedAt } = read;
  const contactId = newId();
  const incidentId = newId();
  const paper = sheet.paper.trim();
  const { channel, callerNumber } = sheet;
  const call = { contactId, channel, callerNumber: callerNumber.trim() || null, paper };
  const sent: Promise<Sent>[] = [enterAt(receivedAt, OpenContact, call)];
  for (const field of fields) {
    const value = sheet[field].trim();
    if (value !== '') sent.push(enterAt(receivedAt, WriteContactField, { contactId, field, seen: '', value }));
  }
  const place = sheet.place?.label === sheet.where ? sheet.place : unverified(sheet.where.trim());
  if (sheet.where.trim() !== '') sent.push(enterAt(receivedAt, PlaceContact, { contactId, place }));
  if (sheet.outcome !== 'incident') {
    sent.push(enterAt(raisedAt, CloseContact, { contactId, outcome: sheet.outcome, note: `Sheet ${paper}` }));
    return sent;
  }
  const graded = sheet.grade === '' ? {} : { grade: sheet.grade, reason: `As on sheet ${paper}` };
  sent.push(enterAt(raisedAt, RaiseIncident, { contactId, incidentId, code: sheet.code, ...graded }));
  return [...sent, ...happened(sheet, read, { ...doors, incidentId })];
}

/** What was done and written, as it followed on itself, and how it ended. */
function happened(
  sheet: Sheet,
  { units, lines, resultedAt }: ReadSheet,
  doors: Doors & { readonly incidentId: string },
) {
  const { enterAt, newId, incidentId, closes } = doors;
  const paper = sheet.paper.trim();
  const acts: { readonly at: number; readonly go: (at: number) => Promise<Sent> }[] = [];
  for (const { callsign, did } of units) {
    const attendanceId = newId();
    for (const { milestone, at } of did) {
      const line = { incidentId, attendanceId, callsign, milestone, paper };
      acts.push({ at, go: (when) => enterAt(when, EnterAttendance, line) });
    }
  }
  for (const { at, text } of lines) {
    const line = { incidentId, lineId: newId(), text, corrects: null };
    acts.push({ at, go: (when) => enterAt(when, AddLine, line) });
  }
  const sent = acts.toSorted((a, b) => a.at - b.at).map(({ at, go }) => go(at));
  if (resultedAt === null) return sent;
  const { result, closingCode } = sheet;
  sent.push(enterAt(resultedAt, RecordResult, { incidentId, result, closingCode, note: `Sheet ${paper}` }));
  if (closes) sent.push(enterAt(resultedAt, CloseIncident, { incidentId }));
  return sent;
}
