import type { AlarmRow } from '../alarms/alarm-order.ts';
import { type IncidentRow, leadingClock } from '../queue/order.ts';

export interface EscalatedRow {
  readonly incident: IncidentRow;
  readonly why: string;
}

/**
 * Referred to one of my roles, or told to it by a ladder that still climbs: once acted on, a target stays missed, but its
 * alarm is gone. Oldest missed target first.
 */
export function escalatedTo(
  incidents: readonly IncidentRow[],
  alarms: readonly AlarmRow[],
  roles: readonly string[],
): readonly EscalatedRow[] {
  const told = new Map<string, AlarmRow>();
  for (const alarm of alarms) {
    if (alarm.incidentId !== null && alarm.state === 'breached' && roles.includes(alarm.told))
      told.set(alarm.incidentId, alarm);
  }
  return incidents
    .flatMap((incident) => {
      const alarm = told.get(incident.id);
      const referred = incident.referredTo !== null && roles.includes(incident.referredTo);
      const why = referred ? `referred: ${incident.referredReason ?? ''}` : alarm?.text;
      return why === undefined ? [] : [{ incident, why }];
    })
    .toSorted((a, b) => (leadingClock(a.incident.clocks)?.dueAt ?? 0) - (leadingClock(b.incident.clocks)?.dueAt ?? 0));
}
