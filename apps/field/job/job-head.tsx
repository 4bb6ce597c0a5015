import { useNow } from '../../../client/react.tsx';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { useOfficer } from '../session/officer.tsx';
import { clockOf, type IncidentRow, type Job } from './my-job.ts';
import { standWords } from './next-step.ts';

/** What is known of it beside its row; without a stand it is no job of mine. */
type Headed = Pick<Job, 'grade' | 'number' | 'entered'> & Partial<Pick<Job, 'stand' | 'pending'>>;

/** Number, grade, clock, what, where: readable at arm's length. */
export function JobHead({ job, incident }: { job: Headed; incident: IncidentRow | null }) {
  const { weightOf } = useOfficer();
  const grade = incident?.grade ?? job.grade;
  const { entered } = job;
  return (
    <>
      <div className="job-head">
        {grade !== null && <GradeMark grade={grade} name={incident?.gradeName ?? ''} weight={weightOf(grade)} />}
        <div>
          <h2>{incident?.codeName ?? (entered === null ? 'My job' : 'Show me at')}</h2>
          <p className="quiet">
            {job.number ?? 'number to come'}
            {incident !== null && ` · ${incident.gradeName}`}
            {job.stand !== undefined && job.stand !== 'assigned' && ` · ${standWords[job.stand]}`}
            {job.pending === true && ' (waiting to go)'}
          </p>
        </div>
      </div>
      {incident !== null && <JobClock incident={incident} />}
      {incident?.masked === true ? (
        <p className="masked">
          <Icon name="lock" /> Restricted: ring the FIM.
        </p>
      ) : (
        <p className="what">{incident?.what ?? entered?.what ?? 'The facts have not come yet.'}</p>
      )}
    </>
  );
}

function JobClock({ incident }: { incident: IncidentRow }) {
  const now = useNow();
  const clock = clockOf(incident.clocks);
  if (clock === null) return null;
  return (
    <p className="job-clock" data-state={clock.state}>
      <span>{clock.label}</span>
      <ClockBar {...clock} now={now} />
    </p>
  );
}
