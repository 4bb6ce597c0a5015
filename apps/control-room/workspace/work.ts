import { type Persistent, persistent } from '../../../client/persistent.ts';
import type { FormName } from '../incident/incident-form.tsx';

/** What a person has in hand: the same in all of their windows, so that selecting in one selects in all. */
export interface Work {
  /** Incidents held open as tabs. */
  readonly tabs: readonly string[];
  readonly incidentId: string | null;
  readonly tourId: string | null;
  /** The contact whose panel is open over the queue. */
  readonly contactId: string | null;
  /** The contact whose call is being wrapped up below the queue. */
  readonly wrapUpId: string | null;
  /** The units for the incident in hand are asked for, instead of the board. */
  readonly recommending: boolean;
  /** So many of the best are marked when that list opens: back-up is one key more. */
  readonly bestMarked: number;
  /** On a desk too narrow for three columns: the units stand where the incident would. */
  readonly unitsInFront: boolean;
  /** The form that is open on an incident; it comes back with it, whatever took it off the screen. */
  readonly forms: Readonly<Record<string, FormName>>;
  readonly queue: 'mine' | 'area' | 'all' | 'contacts' | 'places' | 'later';
  /** What stands in the place of messages. */
  readonly messages: 'message' | 'obs' | 'note' | 'sent' | 'write';
  /** A place looked up: the map goes there when it is asked to. */
  readonly point: {
    readonly lon: number;
    readonly lat: number;
    readonly label: string;
    /** Picked on the map itself, which stays as it is. */
    readonly still?: true;
  } | null;
  /** What the command line said last to search all history for; the search window takes it. */
  readonly sought: string;
  /** Whom the desk looks for, by collar number, name, callsign or radio; `asked` counts the lines that asked for somebody. */
  readonly officer: { readonly words: string; readonly asked: number };
  /** Log lines seen, by incident: what came after is marked. */
  readonly seenLines: Readonly<Record<string, number>>;
}

export const freshWork: Work = {
  tabs: [],
  incidentId: null,
  tourId: null,
  contactId: null,
  wrapUpId: null,
  recommending: false,
  bestMarked: 0,
  unitsInFront: false,
  forms: {},
  queue: 'all',
  messages: 'message',
  point: null,
  sought: '',
  officer: { words: '', asked: 0 },
  seenLines: {},
};
const MOST_TABS = 12;
/** Of those looked at last; all of it is written at each line that is seen. */
const MOST_SEEN = 500;

export function workOf(account: string): Persistent<Work> {
  return persistent(`trefoil.work.${account}`, freshWork);
}

export function alter(work: Persistent<Work>, part: Partial<Work>): void {
  work.set({ ...work.get(), ...part });
}

/** Brings an incident in hand; the oldest tab goes when there are too many. */
export function openIncident(work: Persistent<Work>, incidentId: string): void {
  keepAtHand(work, incidentId);
  // Whoever opens an incident wants to see it; a recommendation for another must not stand where its digits send units.
  alter(work, { incidentId, recommending: false, bestMarked: 0, unitsInFront: false });
}

/** Gives an incident a tab, and leaves in hand what is. */
export function keepAtHand(work: Persistent<Work>, incidentId: string): void {
  const { tabs, incidentId: inHand } = work.get();
  if (tabs.includes(incidentId)) return;
  const others = tabs.length < MOST_TABS ? tabs : tabs.toSpliced(tabs[0] === inHand ? 1 : 0, 1);
  alter(work, { tabs: [...others, incidentId] });
}

export function showForm(work: Persistent<Work>, incidentId: string, name: FormName | null): void {
  const { [incidentId]: _, ...others } = work.get().forms;
  alter(work, { forms: name === null ? others : { ...others, [incidentId]: name } });
}

export function closeTab(work: Persistent<Work>, incidentId: string): void {
  const { tabs, incidentId: current } = work.get();
  const at = tabs.indexOf(incidentId);
  const left = tabs.filter((id) => id !== incidentId);
  showForm(work, incidentId, null);
  alter(work, {
    tabs: left,
    incidentId: current === incidentId ? (left[Math.min(at, left.length - 1)] ?? null) : current,
  });
}

/** Notes that the lines up to this log position have been looked at. */
export function markSeen(work: Persistent<Work>, incidentId: string, position: number): void {
  const { [incidentId]: seen = 0, ...others } = work.get().seenLines;
  if (seen >= position) return;
  const kept = Object.entries(others).slice(1 - MOST_SEEN);
  alter(work, { seenLines: { ...Object.fromEntries(kept), [incidentId]: position } });
}
