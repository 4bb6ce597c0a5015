import { roleWord } from '../../../client/door/role-names.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { PromisesWatched } from '../../../modules/operations/contract.ts';
import type { ClockRow, IncidentRow } from '../queue/order.ts';
import { shortNumber } from '../queue/order.ts';

export type WatchedRow = RowOf<typeof PromisesWatched>;
type State = ClockRow['state'];

/** One target as the watch shows it. */
export interface WatchRow {
  readonly id: string;
  readonly about: 'incident' | WatchedRow['about'];
  readonly subjectId: string;
  readonly title: string;
  readonly grade: { readonly id: string; readonly name: string } | null;
  readonly areaId: string | null;
  readonly place: string;
  readonly kind: string;
  readonly label: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly state: State;
  readonly told: string | null;
  readonly climbed: number;
  readonly seenBy: string | null;
  /** Of a broken one: what is not there, in a few words. */
  readonly why: string;
  /** Whose it is to keep: the seat that owns the record, else the role that is told first; empty: nobody's yet. */
  readonly whose: string;
}

export interface WatchFilter {
  readonly state: 'all' | 'running' | 'warned' | 'breached';
  readonly kind: string;
  readonly grade: string;
  readonly area: string;
  /** The rung that was told last, a role. */
  readonly rung: string;
}

export const everything: WatchFilter = { state: 'all', kind: '', grade: '', area: '', rung: '' };

/** Every promise that runs and every one broken, of incidents and of all else: broken ones first, then next to break first. */
export function watchRows(
  incidents: readonly IncidentRow[],
  watched: readonly WatchedRow[],
  coming: readonly WatchedRow[] = [],
): readonly WatchRow[] {
  // What was read some seconds ago may have warned or broken since: then the other is the newer.
  const known = new Set(watched.map(({ id }) => id));
  const rows = [
    ...incidents.filter(({ state }) => state !== 'closed').flatMap((incident) => ofIncident(incident)),
    ...watched.map(ofWatched),
    ...coming.filter(({ id }) => !known.has(id)).map(ofWatched),
  ];
  return rows.toSorted((a, b) => rank(a) - rank(b) || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}

/** What still breaks is next; what was broken and is dealt with stands at the end, the clock that is paused before it. */
function rank({ state, id }: WatchRow): number {
  if (state === 'breached') return id.includes('#missed:') ? 3 : 0;
  return state === 'paused' ? 2 : 1;
}

function ofIncident(incident: IncidentRow): readonly WatchRow[] {
  const { id, number, grade, gradeName, place, ownerSeatName } = incident;
  return incident.clocks.map((clock) => ({
    ...clock,
    id: `${id}#${clock.key}`,
    about: 'incident',
    subjectId: id,
    title: shortNumber(number),
    grade: { id: grade, name: gradeName },
    areaId: place.areaId,
    place: place.label,
    whose: ownerSeatName ?? '',
    why: clock.state === 'breached' ? whyBroken(incident, clock) : '',
  }));
}

function ofWatched(row: WatchedRow): WatchRow {
  const why = row.state === 'breached' ? (row.about === 'unit' ? 'no word of it since' : 'nobody has done it') : '';
  return {
    ...row,
    label: labelOf(row),
    grade: null,
    place: '',
    why,
    whose: row.owes === null ? '' : roleWord(row.owes),
  };
}

/** Labels of these say what has not happened; until they are broken it is still to come. */
function labelOf({ kind, key, state, title, label }: WatchedRow): string {
  if (state === 'breached') return label;
  switch (kind) {
    case 'duty-late':
      return `${title} to book on`;
    case 'duty-over':
      return `${title} to be off by the end of its duty`;
    case 'operation-arrival':
      return `${key.slice(key.indexOf(':') + 1)} to come to ${title}`;
    case 'operation-end':
      return `${title} to give back its units, or be extended`;
    case 'aid-arrival':
      return `${title}: the first unit to come`;
    default:
      return label;
  }
}

/** Why a target is broken: what is lacking now, with the reason that somebody gave. */
export function whyBroken(incident: IncidentRow, { key, kind }: Pick<ClockRow, 'key' | 'kind'>): string {
  const why = lacking(incident, key.startsWith('missed:') ? `missed:${kind}` : kind, key);
  return incident.unresourced === null ? why : `${why}: ${incident.unresourced.name}`;
}

const milestoneWords = {
  assigned: 'sent, not acknowledged',
  acknowledged: 'acknowledged, not on its way',
  'en-route': 'on its way',
  'at-scene': 'at scene',
} as const;

function lacking(incident: IncidentRow, kind: string, key: string): string {
  const active = incident.units.filter(({ stacked }) => !stacked);
  const furthest = active.map(({ callsign, milestone }) => `${callsign} ${milestoneWords[milestone]}`).join(', ');
  switch (kind) {
    case 'deploy':
      return incident.units.length > 0 ? 'only stacked units' : 'no unit sent';
    case 'arrive':
      return furthest === '' ? 'no unit on it' : furthest;
    case 'acknowledge': {
      const unit = incident.units.find(({ assignmentId }) => key.endsWith(assignmentId));
      return `${unit?.callsign ?? 'the unit'} does not answer`;
    }
    case 'no-action':
      return 'nothing has been done';
    case 'review':
      return 'not reviewed again';
    case 'resolution':
      return 'no result';
    case 'missed:deploy':
    case 'missed:arrive':
    case 'missed:resolution':
      return furthest === '' ? 'missed, acted on since' : `missed, since then ${furthest}`;
    default:
      return 'nobody has done it';
  }
}

export function passes(row: WatchRow, { state, kind, grade, area, rung }: WatchFilter): boolean {
  return (
    (state === 'all' || row.state === state) &&
    (kind === '' || row.kind === kind) &&
    (grade === '' || row.grade?.id === grade) &&
    (area === '' || row.areaId === area) &&
    (rung === '' || row.told === rung)
  );
}

const kindWords: Readonly<Record<string, string>> = {
  deploy: 'Deploy',
  arrive: 'Arrive',
  resolution: 'Resolution',
  acknowledge: 'Acknowledge',
  'no-action': 'No action',
  review: 'Review',
  referral: 'Referral',
  answer: 'Answer',
  'call-back': 'Call back a unit',
  'unit-state': 'Unit in one state',
  welfare: 'Lone officer',
  emergency: 'Emergency',
  'new-risk': 'New risk',
  diverted: 'Unit diverted',
  unclaimed: 'Unclaimed',
  'break-glass': 'Glass broken',
  message: 'Message',
  'major-methane': 'M/ETHANE',
  'duty-late': 'Book on',
  'duty-over': 'Duty ends',
  'operation-briefing': 'Briefing',
  'operation-arrival': 'Come to an operation',
  'operation-end': 'Operation ends',
  'aid-answer': 'Aid: answer',
  'aid-arrival': 'Aid: come',
  'aid-return': 'Aid: go back',
  'skill-end': 'Authority ends',
  fence: 'Fence crossed',
  'record-review': 'Records to review',
  'unread-take': 'Unread message: take',
  'unread-answer': 'Unread message: answer',
};

/** A kind of promise as the trade says it; others by their own name. */
export function kindWord(kind: string): string {
  return kindWords[kind] ?? (kind.charAt(0).toUpperCase() + kind.slice(1)).replaceAll('-', ' ');
}
