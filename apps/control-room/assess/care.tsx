import type { z } from 'zod';
import { useDraft } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { CareDecision, DecideCare } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useDesk } from '../session/desk.tsx';
import type { AssessmentRow } from './use-assessment.ts';

interface CareProps {
  readonly contactId: string;
  readonly code: string;
  readonly assessment: AssessmentRow | null;
  readonly send: ReturnType<typeof useSend>['send'];
}

type Care = z.input<(typeof DecideCare)['schema']>;
type Answers = Care['answers'];

const first = [
  { name: 'riskToLife', words: 'Immediate risk to life?' },
  { name: 'seriousHarm', words: 'Risk of serious harm?' },
  { name: 'crime', words: 'A crime?' },
] as const;
const decisions: Readonly<Record<z.output<typeof CareDecision>, string>> = {
  police: 'Police deal',
  joint: 'Police and partner',
  'other-agency': 'Not for the police',
};
type Answer = Answers[keyof Answers];
const answers: readonly Answer[] = ['not-known', 'no', 'yes'];
const blank = { child: false, riskToLife: 'not-known', seriousHarm: 'not-known', crime: 'not-known' } as const;
interface Draft extends Answers {
  readonly child: boolean;
  readonly owner: string;
  readonly basis: string;
  readonly told: string;
}

/** Right Care Right Person. Life, harm and crime are asked first; the police deal with it until somebody decides otherwise. */
export function Care({ contactId, code, assessment, send }: CareProps) {
  const { pack } = useDesk();
  const [text, setText] = useDraft(`care.${contactId}`);
  const draft: Draft = { ...blank, owner: 'police', basis: '', told: '', ...readDraft(text) };
  const change = (part: Partial<Draft>): void => setText(JSON.stringify({ ...draft, ...part }));
  const rules = pack?.assessment.care ?? null;
  if (rules === null || !rules.codes.includes(code)) return null;
  const decide = async (decision: Care['decision']): Promise<void> => {
    const { child, owner, basis, told, riskToLife, seriousHarm, crime } = draft;
    const asked = { contactId, code, child, answers: { riskToLife, seriousHarm, crime }, basis, told };
    const holder = decision === 'police' ? 'police' : owner;
    if (await send(DecideCare, { ...asked, decision, owner: holder }, { confirm: 'Decide so' })) setText('');
  };
  const owners = pack?.agencies.filter(({ id }) => rules.owners.includes(id)) ?? [];
  return (
    <section className="assess-part" aria-label="Right care, right person">
      <h3 className="label">
        Right care, right person
        {assessment?.care != null && (
          <span className="state">
            {decisions[assessment.care.decision]}, {assessment.care.ownerName} owns the risk · {assessment.care.by}
          </span>
        )}
      </h3>
      <div className="three">
        {first.map(({ name, words }) => (
          <Choice key={name} label={words} value={draft[name]} onValue={(value) => change({ [name]: value })} />
        ))}
      </div>
      <label className="row">
        <input type="checkbox" checked={draft.child} onChange={(event) => change({ child: event.target.checked })} />A
        child is concerned
      </label>
      <Field label="Basis of the decision">
        {(id) => (
          <input
            id={id}
            className="input"
            value={draft.basis}
            onChange={(event) => change({ basis: event.target.value })}
          />
        )}
      </Field>
      <div className="two">
        <Field label="Who owns the risk now">
          {(id) => (
            <select
              id={id}
              className="input"
              value={draft.owner}
              onChange={(event) => change({ owner: event.target.value })}
            >
              <option value="police">Police</option>
              {owners.map(({ id: one, name }) => (
                <option key={one} value={one}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="What the caller was told">
          {(id) => (
            <input
              id={id}
              className="input"
              value={draft.told}
              onChange={(event) => change({ told: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="row wrap">
        {CareDecision.options.map((decision) => (
          <Button
            key={decision}
            pressed={assessment?.care?.decision === decision}
            onPress={() => void decide(decision)}
          >
            {decisions[decision]}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Choice({ label, value, onValue }: { label: string; value: Answer; onValue: (value: Answer) => void }) {
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          className="input"
          value={value}
          onChange={(event) => onValue(answers.find((one) => one === event.target.value) ?? 'not-known')}
        >
          {answers.map((one) => (
            <option key={one} value={one}>
              {one.replace('-', ' ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function readDraft(text: string): Partial<Draft> {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}
