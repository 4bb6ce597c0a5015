import type { z } from 'zod';
import type { AttendanceMilestone, Channel, CloseContact, Place } from '../../../modules/operations/contract.ts';
import { timeOn } from './sheet-times.ts';

type Milestone = (typeof AttendanceMilestone.options)[number];
type Outcome = z.output<typeof CloseContact.schema>['outcome'];

/** What a unit did, in the order in which it is done. */
export const milestones = [
  ['sent', 'Sent'],
  ['en-route', 'On its way'],
  ['at-scene', 'At scene'],
  ['left', 'Left'],
] as const satisfies readonly (readonly [Milestone, string])[];

export type UnitLine = Readonly<Record<Milestone | 'callsign', string>>;
export const noUnit: UnitLine = { callsign: '', sent: '', 'en-route': '', 'at-scene': '', left: '' };

/** A sheet as it is typed: every box as it stands. */
export interface Sheet {
  readonly paper: string;
  readonly day: string;
  readonly received: string;
  readonly channel: z.output<typeof Channel>;
  readonly callerName: string;
  readonly callerNumber: string;
  readonly callerAddress: string;
  readonly what: string;
  readonly where: string;
  /** Chosen in the gazetteer; null: kept as typed. */
  readonly place: Place | null;
  readonly outcome: 'incident' | Outcome;
  readonly code: string;
  readonly grade: string;
  readonly raised: string;
  readonly units: readonly UnitLine[];
  readonly lines: string;
  readonly result: string;
  readonly closingCode: string;
  readonly resulted: string;
}

export const blankSheet: Omit<Sheet, 'paper' | 'day'> = {
  ...{ received: '', channel: '999', callerName: '', callerNumber: '', callerAddress: '' },
  ...{ what: '', where: '', place: null, outcome: 'incident', code: '', grade: '', raised: '' },
  ...{ units: [noUnit], lines: '', result: '', closingCode: '', resulted: '' },
};

/** What it says, with instants for times. */
export interface ReadSheet {
  readonly receivedAt: number;
  readonly raisedAt: number;
  readonly units: readonly {
    readonly callsign: string;
    readonly did: readonly { readonly milestone: Milestone; readonly at: number }[];
  }[];
  readonly lines: readonly { readonly at: number; readonly text: string }[];
  readonly resultedAt: number | null;
}

/** What is wrong with it, in words for whoever types; none: it may be entered. */
export function readSheet(sheet: Sheet, now: number): { readonly read: ReadSheet; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const time = (what: string, text: string, notBefore: number): number => {
    const at = timeOn(sheet.day, text, notBefore);
    if (at === null) faults.push(`${what}: ${text === '' ? 'no time' : `“${text}” is no time`}, write it as 14:05`);
    else if (at > now) faults.push(`${what}: ${text} is still to come, or before the call`);
    return at ?? notBefore;
  };
  if (sheet.paper.trim() === '') faults.push('The number on the head of the sheet is missing');
  const receivedAt = time('Received', sheet.received, 0);
  const later = (what: string, text: string, otherwise: number): number =>
    text.trim() === '' ? otherwise : time(what, text, receivedAt);
  if (sheet.what.trim() === '') faults.push('What: nothing is written');
  const raisedAt = later('Raised', sheet.raised, receivedAt);
  if (sheet.outcome !== 'incident') {
    return { read: { receivedAt, raisedAt, units: [], lines: [], resultedAt: null }, faults };
  }
  if (sheet.where.trim() === '') faults.push('Where: nothing is written');
  if (sheet.code === '') faults.push('Code: choose one');
  const isResulted = sheet.closingCode !== '' || sheet.result !== '';
  if (isResulted && (sheet.closingCode === '' || sheet.result === ''))
    faults.push('Closing code and result go together');
  const units = sheet.units
    .filter(({ callsign }) => callsign.trim() !== '')
    .map((unit) => didOf(unit, receivedAt, time));
  const lines = linesOf(sheet.lines, receivedAt, time);
  const last = Math.max(raisedAt, ...lines.map(({ at }) => at), ...units.flatMap(({ did }) => did.map(({ at }) => at)));
  const resultedAt = isResulted ? later('Result', sheet.resulted, last) : null;
  return { read: { receivedAt, raisedAt, units, lines, resultedAt }, faults };
}

type Time = (what: string, text: string, notBefore: number) => number;

function didOf(unit: UnitLine, receivedAt: number, time: Time): ReadSheet['units'][number] {
  const callsign = unit.callsign.trim().toUpperCase();
  let last = receivedAt;
  const did = milestones.flatMap(([milestone, name]) => {
    if (unit[milestone].trim() === '') return [];
    last = time(`${callsign}, ${name.toLowerCase()}`, unit[milestone], last);
    return [{ milestone, at: last }];
  });
  if (did.length === 0) time(callsign, '', receivedAt);
  return { callsign, did };
}

function linesOf(text: string, receivedAt: number, time: Time): ReadSheet['lines'] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, at = '', words = line] = /^(\d{1,2}[:.]?\d{2})\s+(.+)$/.exec(line) ?? [];
      return { at: time(`“${line.slice(0, 30)}”`, at, receivedAt), text: words };
    });
}

/** `P-DISPATCH-1-004` after `P-DISPATCH-1-003`: sheets are entered in the order in which they lie. */
export function nextPaper(paper: string): string {
  const [, head = paper, digits = ''] = /^(.*?)(\d+)$/.exec(paper) ?? [];
  return digits === '' ? '' : head + String(Number(digits) + 1).padStart(digits.length, '0');
}
