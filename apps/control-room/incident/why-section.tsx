import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import { useNow } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Choices } from '../../../modules/operations/contract.ts';
import { ago, whenOf } from '../../../ui/clock-bar/minutes.ts';
import type { IncidentRow } from '../queue/order.ts';

type Choice = RowOf<typeof Choices>;

/** Why these units: asked for when it is opened, for what was known then does not change. */
export function WhySection({ incident }: { incident: IncidentRow }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="facts-section why-section" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="label">Why these units</summary>
      {open && <ChoiceList incidentId={incident.id} lines={incident.lines} />}
    </details>
  );
}

function ChoiceList({ incidentId, lines }: { incidentId: string; lines: number }) {
  const choices = useChoices(incidentId, lines);
  if (choices === null) return null;
  if (choices.length === 0) return <p className="hint">No unit was chosen from a ranking.</p>;
  return (
    <ul>
      {choices.map((choice) => (
        <li key={choice.assignmentId}>
          <ChoiceRow choice={choice} />
        </li>
      ))}
    </ul>
  );
}

function useChoices(incidentId: string, lines: number): readonly Choice[] | null {
  const [choices, setChoices] = useState<readonly Choice[] | null>(null);
  useEffect(() => {
    let live = true;
    // The count of its lines is no part of the question: it says when to ask.
    void lines;
    void request(`/api/views/${Choices.name}?of=${incidentId}&limit=100`).then((came) => {
      if (live && came.status === 200) setChoices((came.body as { rows: Choice[] }).rows);
    });
    return () => {
      live = false;
    };
  }, [incidentId, lines]);
  return choices;
}

function ChoiceRow({ choice }: { choice: Choice }) {
  const now = useNow();
  const { callsign, by, at, reason, reasonAsked, offered, ranked, excluded, exclusions, estimated } = choice;
  return (
    <>
      <p className="row wrap">
        <strong>{callsign}</strong>
        <span>{placeOf(choice)}</span>
        <span className="push hint">
          {by} {whenOf(at, now)}
        </span>
      </p>
      {(reason !== null || reasonAsked) && <p>{reason ?? 'No reason given, though one was asked for'}</p>}
      {exclusions.length > 0 && <p className="quiet">{exclusions.join('; ')}</p>}
      {offered.length > 0 && (
        <details>
          <summary className="hint">
            What was known: {ranked} ranked, {excluded} not{estimated && ', times estimated'}
          </summary>
          <ol>
            {offered.map((one) => (
              <li key={one.tourId}>
                <strong>{one.callsign}</strong>{' '}
                <span className="quiet">
                  {ago(one.totalSeconds * 1000)} in all: {one.reasons.map(({ text }) => text).join(' · ')}
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function placeOf({ rankedAt, rank, ranked, before }: Choice): string {
  if (rankedAt === null) return 'no ranking was asked for';
  if (rank === null) return `not among the ${ranked} ranked`;
  return before === 0 ? `the best of ${ranked} that were left` : `number ${rank} of ${ranked}`;
}
