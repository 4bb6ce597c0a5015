import { useNow } from '../../../client/react.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Section } from '../incident/section.tsx';
import type { IncidentRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { letterNames, letterWords } from './letters.ts';
import { type AssessmentRow, useAssessment } from './use-assessment.ts';

/** The newest THRIVE, whether it still says how things stand, and what speaks for a heavier grade than the one that stands. */
export function AssessmentFacts({ incident }: { incident: IncidentRow }) {
  const assessment = useAssessment(incident.id);
  const now = useNow();
  const { weightOf } = useDesk();
  if (assessment === null) return null;
  const heavier = Object.values(assessment.raises).filter(({ weight }) => weight < weightOf(incident.grade));
  const { changed, told, care } = assessment;
  return (
    <Section title="Assessment">
      {heavier.length > 0 && (
        <p>
          <strong>{heavier[0]?.grade} proposed:</strong> {heavier.map(({ because }) => because).join(', ')}
        </p>
      )}
      {changed !== null && (
        <p>
          <strong>THRIVE again: {changed.why}</strong>
          {changed.dueAt !== null && <span className="quiet"> · due {whenOf(changed.dueAt, now)}</span>}
        </p>
      )}
      <Thrive assessment={assessment} now={now} />
      {care !== null && (
        <p className="quiet">
          Right care: {care.ownerName} owns the risk · {care.by} {whenOf(care.at, now)}
        </p>
      )}
      {told !== null && (
        <p className="quiet">
          Caller told: {told.told.replaceAll('-', ' ')}
          {told.etaMinutes !== null && `, in ${told.etaMinutes} min`} · {told.by} {whenOf(told.at, now)}
        </p>
      )}
      {assessment.marks.length > 0 && (
        <p className="quiet">{[...assessment.marks.map(({ name }) => name), assessment.language ?? ''].join(' · ')}</p>
      )}
    </Section>
  );
}

function Thrive({ assessment, now }: { assessment: AssessmentRow; now: number }) {
  const last = assessment.thrives.at(-1);
  if (last === undefined) return null;
  return (
    <>
      <dl className="fact-list">
        {letterNames.map((name) => (
          <div key={name}>
            <dt>{letterWords[name]}</dt>
            <dd>{last.letters === null ? 'erased' : last.letters[name] || '–'}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        THRIVE, version {assessment.thrives.length}, {last.by} {whenOf(last.at, now)}
      </p>
    </>
  );
}
