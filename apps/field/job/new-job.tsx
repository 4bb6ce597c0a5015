import { useEffect, useRef, useState } from 'react';
import { useOfficer } from '../session/officer.tsx';
import type { Job } from './my-job.ts';
import { useIncident } from './use-incident.ts';

const FELT_MS = [200, 100, 200, 100, 200];

/** Says and shakes when a job comes; never a sound. Stays silent about the job that was there when the page opened. */
export function NewJob({ job }: { job: Job | null }) {
  return (
    <div className="unseen" aria-live="assertive">
      {job !== null && job.stand === 'assigned' && <Said key={job.assignmentId} job={job} />}
    </div>
  );
}

function Said({ job }: { job: Job }) {
  const { pack } = useOfficer();
  const incident = useIncident(job.incidentId);
  const [words, setWords] = useState('');
  const felt = useRef(false);
  const grade = pack?.grades.find((one) => one.id === job.grade)?.name ?? job.grade ?? '';
  const code = incident?.codeName;
  const where = incident?.place.label;
  useEffect(() => {
    if (!felt.current) navigator.vibrate?.(FELT_MS);
    felt.current = true;
    // Set after the region stands: a screen reader says only what changes in it.
    setWords(['New job', job.number, grade, code, where].filter(Boolean).join(', '));
  }, [job.number, grade, code, where]);
  return words;
}
