import { Empty } from '../../../ui/empty/empty.tsx';
import type { Mine, UnitRow } from '../unit/my-unit.ts';
import { OpenNear, Sent } from './around.tsx';
import { BackUp } from './back-up.tsx';
import { Callers } from './callers.tsx';
import { HazardList } from './hazard-list.tsx';
import { JobHead } from './job-head.tsx';
import { Log } from './log.tsx';
import type { Job } from './my-job.ts';
import { ResultLine } from './result-line.tsx';
import { Stacked } from './stacked.tsx';
import { useHazards } from './use-hazards.ts';
import { useIncident } from './use-incident.ts';
import { Where } from './where.tsx';
import { WorkedFrom } from './worked-from.tsx';

/** One job: what could hurt first, then what and where, then what is known. */
export function JobPage({ mine, job }: { mine: Mine; job: Job | null }) {
  return (
    <div className="page">
      {job === null ? (
        <Empty title="No job">
          A job appears here by itself when the control room sends {mine.callsign}. Say where you are with “Show me”.
        </Empty>
      ) : (
        <ThisJob key={job.incidentId} job={job} next={mine.row} />
      )}
    </div>
  );
}

function ThisJob({ job, next }: { job: Job; next: UnitRow | null }) {
  const incident = useIncident(job.incidentId);
  const place = incident?.place ?? job.entered?.place ?? null;
  const round = useHazards(job.incidentId, place);
  const others = incident?.units.filter((unit) => unit.assignmentId !== job.assignmentId) ?? [];
  return (
    <article className="stack" aria-label={`Job ${job.number ?? ''}`}>
      <HazardList round={round} placed={place !== null && place.lon !== null} />
      <JobHead job={job} incident={incident} />
      {place !== null && <Where place={place} />}
      <WorkedFrom incidentId={job.incidentId} />
      <Callers incidentId={job.incidentId} />
      <Sent units={others} label="Also sent" />
      <BackUp incidentId={job.incidentId} />
      <OpenNear round={round} />
      {incident !== null && <ResultLine incident={incident} />}
      {next !== null && <Stacked row={next} />}
      <Log incidentId={job.incidentId} />
    </article>
  );
}
