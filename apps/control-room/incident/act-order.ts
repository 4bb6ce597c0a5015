import type { IncidentRow } from '../queue/order.ts';
import { owesReason } from '../supervise/wall.ts';

/** Which acts of an incident have a button, what it says, and who has it. */
export const incidentActs = [
  { act: 'grade', word: 'Grade', permission: 'incident.grade' },
  { act: 'refer', word: 'Refer', permission: 'incident.update' },
  { act: 'place', word: 'Place', permission: 'incident.update' },
  { act: 'agency', word: 'Agency', permission: 'incident.update' },
  { act: 'result', word: 'Result', permission: 'incident.update' },
  { act: 'update', word: 'Update', permission: 'incident.update' },
  { act: 'review', word: 'Review', permission: 'incident.review' },
  { act: 'crime', word: 'Crime', permission: 'incident.update' },
  { act: 'appointment', word: 'Appointment', permission: 'incident.update' },
  { act: 'unresourced', word: 'Cannot resource', permission: 'incident.update' },
  { act: 'defer', word: 'Put off', permission: 'incident.update' },
  { act: 'thrive', word: 'THRIVE', permission: 'incident.update' },
  { act: 'code', word: 'Code', permission: 'incident.update' },
  { act: 'what', word: 'What', permission: 'incident.update' },
  { act: 'qualifier', word: 'Qualifier', permission: 'incident.update' },
  { act: 'marker', word: 'Marker', permission: 'marker.write' },
  { act: 'restrict', word: 'Restrict', permission: 'incident.restrict' },
  { act: 'plan', word: 'Plan', permission: 'incident.update' },
  { act: 'ask', word: 'Ask for', permission: 'resource.ask' },
  { act: 'callOut', word: 'Call out', permission: 'partner.call-out' },
  { act: 'swap', word: 'Swap', permission: 'unit.assign' },
  { act: 'handOverJob', word: 'Hand over', permission: 'unit.assign' },
  { act: 'tactical', word: 'Pursuit, firearms', permission: 'tactical.run' },
  { act: 'hold', word: 'Hold', permission: 'record.hold' },
] as const;

export type IncidentAct = (typeof incidentActs)[number];
type Name = IncidentAct['act'];

const MOST_FIRST = 5;

/** What is owed on it now, most pressing first. */
function owed(incident: IncidentRow): readonly Name[] {
  const { referredTo, updates, crime, place, clocks } = incident;
  const reviewOwed = referredTo !== null || clocks.some(({ kind, state }) => kind === 'review' && state !== 'running');
  const told = updates.length > 0;
  const crimeOwed = crime !== null && crime.numbers.length === 0 && crime.negated === null;
  const pressing: readonly (readonly [Name, boolean])[] = [
    ['review', reviewOwed],
    ['place', !place.verified],
    ['unresourced', owesReason(incident)],
    ['update', told],
    ['crime', crimeOwed && isOver(incident)],
  ];
  return pressing.filter(([, isOwed]) => isOwed).map(([name]) => name);
}

const isOver = ({ state }: IncidentRow): boolean => state === 'at-scene' || state === 'resulted';

/** What is mostly done next, by how far it has come. */
const next: Readonly<Record<IncidentRow['state'], readonly Name[]>> = {
  open: ['grade', 'refer', 'agency', 'appointment', 'defer'],
  assigned: ['grade', 'refer', 'agency', 'update', 'result'],
  attending: ['grade', 'refer', 'agency', 'update', 'result'],
  'at-scene': ['result', 'agency', 'refer', 'crime', 'update'],
  resulted: ['result', 'crime', 'update', 'refer', 'review'],
  closed: ['update', 'crime', 'hold'],
};

/** What is owed to people and to the law goes on when an incident is closed. */
const afterwards: ReadonlySet<Name> = new Set(['update', 'crime', 'hold']);

/** The acts of whoever looks: a handful that fit how it stands, and the others behind one key. Each stands in one of them. */
export function orderedActs(
  incident: IncidentRow,
  can: (permission: string) => boolean,
): { readonly first: readonly IncidentAct[]; readonly more: readonly IncidentAct[] } {
  if (incident.masked) return { first: [], more: [] };
  const closed = incident.state === 'closed';
  const mine = incidentActs.filter(({ act, permission }) => can(permission) && (!closed || afterwards.has(act)));
  const wanted = [...new Set([...owed(incident), ...next[incident.state]])];
  const first = wanted.flatMap((name) => mine.find(({ act }) => act === name) ?? []).slice(0, MOST_FIRST);
  return { first, more: mine.filter((one) => !first.includes(one)) };
}
