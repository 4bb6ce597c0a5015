import type { IncidentRow } from './my-job.ts';
import type { Round } from './use-hazards.ts';

/** Which units were sent, and how far each is. */
export function Sent({ units, label }: { units: IncidentRow['units']; label: string }) {
  if (units.length === 0) return null;
  return (
    <p>
      <span className="quiet">{label}: </span>
      {units.map((unit) => `${unit.callsign} ${unit.milestone.replaceAll('-', ' ')}`).join(', ')}
    </p>
  );
}

export function OpenNear({ round }: { round: Round }) {
  if (round.incidents.length === 0) return null;
  return (
    <p>
      <span className="quiet">Open near by: </span>
      {round.incidents.map((row) => `${row.title}, ${Math.round(row.distanceMetres)} m`).join('; ')}
    </p>
  );
}
