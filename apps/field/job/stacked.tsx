import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { useOfficer } from '../session/officer.tsx';
import type { UnitRow } from '../unit/my-unit.ts';
import { useIncident } from './use-incident.ts';

/** What comes after this, next first. */
export function Stacked({ row }: { row: UnitRow }) {
  if (row.stacked.length === 0) return null;
  return (
    <section aria-labelledby="stacked">
      <h3 id="stacked">Then</h3>
      <ol className="stacked">
        {row.stacked.map((one) => (
          <StackedJob key={one.assignmentId} incidentId={one.incidentId} number={one.number} grade={one.grade} />
        ))}
      </ol>
    </section>
  );
}

function StackedJob(props: { incidentId: string; number: string; grade: string }) {
  const { weightOf } = useOfficer();
  const incident = useIncident(props.incidentId);
  const grade = incident?.grade ?? props.grade;
  return (
    <li className="job-head">
      <GradeMark grade={grade} name={incident?.gradeName ?? ''} weight={weightOf(grade)} />
      <div>
        <strong>{incident?.codeName ?? props.number}</strong>
        <p className="quiet">
          {props.number}
          {incident !== null && ` · ${incident.place.label}`}
        </p>
      </div>
    </li>
  );
}
