import type { ReactNode } from 'react';
import { useRows } from '../../../client/react.tsx';
import { ChangeWords } from '../../../modules/service/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { useStaff } from '../session/staff.tsx';
import type { Entered, SetEntered } from './entered.ts';
import { paperNames } from './words.ts';

type Part = { readonly entered: Entered; readonly set: SetEntered };

/** What, when and how risky: the parts of the form that are no prose. */
export function PlanFields({ entered, set }: Part) {
  const { words } = useStaff();
  const line = (label: string, key: 'from' | 'to', type: string): ReactNode => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type={type}
          className="input"
          value={entered[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  const minutes = (label: string, key: 'backOutMinutes' | 'workMinutes' | 'outageMinutes'): ReactNode => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="number"
          min={0}
          className="input"
          value={entered[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="change-fields">
      <Pick label="Team" value={entered.teamId} options={words?.teams ?? []} onPick={(teamId) => set({ teamId })} />
      {line('Begins', 'from', 'datetime-local')}
      {line('Ends', 'to', 'datetime-local')}
      {minutes('Minutes of work', 'workMinutes')}
      {minutes('Minutes to go back', 'backOutMinutes')}
      {minutes('Minutes that services are away', 'outageMinutes')}
    </div>
  );
}

export function Pick(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onPick: (id: string) => void;
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <select id={id} className="input" value={props.value} onChange={(event) => props.onPick(event.target.value)}>
          {props.options.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Which services it touches by name; what the items carry besides is worked out. */
export function ServiceFields({ entered, set }: Part) {
  const { words } = useStaff();
  const toggle = (id: string, on: boolean): void =>
    set({ serviceIds: on ? [...entered.serviceIds, id] : entered.serviceIds.filter((one) => one !== id) });
  return (
    <fieldset className="change-services">
      <legend>Services that it touches</legend>
      {(words?.services ?? []).map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={entered.serviceIds.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

const facts = {
  tested: 'It was tested',
  backOutProven: 'The way back was proven',
  firstTime: 'It is done for the first time, or with new technology',
  restores999: 'It brings 999 answering back',
  sensitive: 'Not in the published schedule: only those whom it concerns see it',
} as const;

/** The questions of the force, and the facts that the score asks for. */
export function RiskFields({ entered, set }: Part) {
  const questions = useRows(ChangeWords).list[0]?.questions ?? [];
  return (
    <div className="stack">
      {questions.map(({ id, text, answers }) => (
        <Pick
          key={id}
          label={text}
          value={entered.answers[id] === undefined ? '' : String(entered.answers[id])}
          options={[{ id: '', name: '–' }, ...answers.map((name, at) => ({ id: String(at), name }))]}
          onPick={(value) => set({ answers: answered(entered.answers, id, value) })}
        />
      ))}
      <fieldset className="change-services">
        <legend>What is so</legend>
        {(Object.keys(facts) as (keyof typeof facts)[]).map((key) => (
          <label key={key}>
            <input type="checkbox" checked={entered[key]} onChange={(event) => set({ [key]: event.target.checked })} />
            {facts[key]}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function answered(answers: Entered['answers'], id: string, value: string): Entered['answers'] {
  const rest = Object.fromEntries(Object.entries(answers).filter(([key]) => key !== id));
  return value === '' ? rest : { ...rest, [id]: Number(value) };
}

export function PaperFields({ entered, set }: Part) {
  const papers = Object.entries(paperNames) as readonly [keyof typeof paperNames, string][];
  return (
    <div className="stack">
      {papers.map(([key, label]) => (
        <Field key={key} label={label}>
          {(id) => (
            <textarea
              id={id}
              className="input"
              rows={2}
              value={entered.said[key]}
              onChange={(event) => set({ said: { ...entered.said, [key]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
