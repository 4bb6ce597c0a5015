import './grade-mark.css';

/** A grade told by weight and shape, not by hue: 1 solid inverse, 2 solid outline, 3 thin outline, 4 plain. */
export function GradeMark({ grade, name, weight }: { grade: string; name: string; weight: number }) {
  const letter = grade.replace(/^G/, '').slice(0, 2);
  return (
    <span className="grade-mark" data-weight={Math.min(4, weight)} title={`${grade} ${name}`}>
      <span aria-hidden="true">{letter}</span>
      <span className="unseen">
        grade {grade} {name}
      </span>
    </span>
  );
}
