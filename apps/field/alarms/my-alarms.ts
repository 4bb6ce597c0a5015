import type { Role, RowOf } from '../../../kernel/pure.ts';
import { type Alarms, SeeAlarm, SeeUnitAlarm } from '../../../modules/operations/contract.ts';
import type { Acting } from '../acts/acts.ts';

export type AlarmRow = RowOf<typeof Alarms>;

export interface Hearer {
  readonly roles: readonly Role[];
  /** The district of my tour with its beats; null: I am on no tour, then everywhere. */
  readonly areas: ReadonlySet<string> | null;
}

/** An officer in need and a broken glass are everybody's; anything else is whose role was told last, on my ground or on nobody's. */
function isMine({ state, told, areaId }: AlarmRow, { roles, areas }: Hearer): boolean {
  if (state === 'emergency' || state === 'break-glass') return true;
  const here = areaId === null || areas === null || areas.has(areaId);
  return here && roles.some((role) => role === told);
}

/** What is addressed to me: emergencies, then what nobody has seen, the heaviest class and the newest first. */
export function myAlarms(alarms: readonly AlarmRow[], hearer: Hearer): readonly AlarmRow[] {
  const place = ({ state, seenBy, alarmClass }: AlarmRow): number =>
    state === 'emergency' ? -1 : (seenBy === null ? 0 : 3) + 'ABC'.indexOf(alarmClass);
  return alarms.filter((alarm) => isMine(alarm, hearer)).toSorted((a, b) => place(a) - place(b) || b.since - a.since);
}

/** Whether I have said that I saw it, and no row shows it yet. */
export function isSaid({ subjectId, key }: AlarmRow, acting: readonly Acting[]): boolean {
  return acting.some(({ name, input }) => {
    const ofIncident = name === SeeAlarm.name ? SeeAlarm.schema.safeParse(input).data : undefined;
    const ofUnit = name === SeeUnitAlarm.name ? SeeUnitAlarm.schema.safeParse(input).data : undefined;
    return (ofIncident?.incidentId ?? ofUnit?.tourId) === subjectId && (ofIncident ?? ofUnit)?.key === key;
  });
}

/** What calls for me: nobody has seen it, I have not said so, and it is more than a line of a list. */
export function isWaiting(alarm: AlarmRow, acting: readonly Acting[]): boolean {
  return alarm.seenBy === null && alarm.alarmClass !== 'C' && !isSaid(alarm, acting);
}

const stateWords = {
  warned: 'Due soon',
  breached: 'Missed',
  referred: 'Referred',
  emergency: 'EMERGENCY',
  'break-glass': 'Glass broken',
} as const;

export function wordsOf({ state, text }: AlarmRow): string {
  return text === '' ? stateWords[state] : `${stateWords[state]}: ${text}`;
}
