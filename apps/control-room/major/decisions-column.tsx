import { useNow } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { useDesk } from '../session/desk.tsx';
import { type MajorForm, stepNames } from './major-forms.ts';
import type { Sheet } from './use-majors.ts';

type Decision = Sheet['decisions'][number];
const before = ['information', 'threat', 'powers', 'options'] as const;

interface DecisionsProps {
  readonly sheet: Sheet;
  readonly onForm: (form: MajorForm) => void;
}

/** Newest first; one that was corrected stays where it stood. */
export function DecisionsColumn({ sheet, onForm }: DecisionsProps) {
  const { decisions } = sheet;
  return (
    <section className="major-column" aria-label="Decisions">
      <h3 className="label">Decisions</h3>
      {decisions.length === 0 && (
        <Empty title="Nothing is decided yet">Each decision stands here with its steps and its rationale.</Empty>
      )}
      <ol>
        {decisions.toReversed().map((decision) => (
          <OneDecision key={decision.number} decision={decision} onForm={onForm} />
        ))}
      </ol>
    </section>
  );
}

function OneDecision({ decision, onForm }: { decision: Decision; onForm: DecisionsProps['onForm'] }) {
  const now = useNow();
  const { can } = useDesk();
  const { number, role, at, by, words, owed, corrects, correctedBy } = decision;
  return (
    <li className="decision" data-over={correctedBy !== null}>
      <p className="row">
        <strong>
          {number} · {words === null ? 'erased' : words.decision}
        </strong>
        {correctedBy === null && can('major.manage') && (
          <span className="push">
            <Button
              look="plain"
              label={`Correct decision ${number}`}
              onPress={() => onForm({ kind: 'correct', number })}
            >
              Correct
            </Button>
          </span>
        )}
      </p>
      <p className="hint">
        {role} · {whenOf(at, now)} {by}
        {corrects !== null && ` · in the stead of ${corrects}`}
        {correctedBy !== null && ` · corrected by ${correctedBy}`}
      </p>
      {words !== null && (
        <dl className="methane">
          {before
            .filter((step) => words[step] !== '')
            .map((step) => (
              <div key={step}>
                <dt>{stepNames[step]}</dt>
                <dd>{words[step]}</dd>
              </div>
            ))}
          <div>
            <dt>Rationale</dt>
            <dd>{words.rationale}</dd>
          </div>
        </dl>
      )}
      {owed.length > 0 && correctedBy === null && <strong className="flag">owed: {owed.join(', ')}</strong>}
    </li>
  );
}
