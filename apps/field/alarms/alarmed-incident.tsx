import { OpenNear, Sent } from '../job/around.tsx';
import { HazardList } from '../job/hazard-list.tsx';
import { JobHead } from '../job/job-head.tsx';
import { Log } from '../job/log.tsx';
import { useHazards } from '../job/use-hazards.ts';
import { useIncident } from '../job/use-incident.ts';
import { Where } from '../job/where.tsx';

/** An incident that is not my job: to read, as far as I may see it. */
export function AlarmedIncident({ incidentId }: { incidentId: string }) {
  const incident = useIncident(incidentId);
  const place = incident?.place ?? null;
  const round = useHazards(incidentId, place);
  if (incident === null || place === null) return <p className="quiet">It is closed, or not yours to read.</p>;
  const { grade, number, units } = incident;
  return (
    <article className="stack" aria-label={`Incident ${number}`}>
      <HazardList round={round} placed={place.lon !== null} />
      <JobHead job={{ grade, number, entered: null }} incident={incident} />
      <Where place={place} />
      {units.length === 0 ? <p className="quiet">No unit is sent.</p> : <Sent units={units} label="Sent" />}
      <OpenNear round={round} />
      <Log incidentId={incidentId} />
    </article>
  );
}
