import { Field } from '../../../ui/field/field.tsx';
import { useStaff } from '../session/staff.tsx';
import { scriptOf } from './script-of.ts';
import type { Part } from './values.ts';

/** What is wrong: in a line, in the caller's words, as the desk finds it, and what the script of its category asks. */
export function What({ values, set }: Part) {
  return (
    <>
      <Field label="What is wrong, in a line">
        {(id) => (
          <input
            id={id}
            className="input"
            value={values.summary}
            onChange={(event) => set({ summary: event.target.value })}
          />
        )}
      </Field>
      <Weight values={values} set={set} />
      <Script values={values} set={set} />
      <Field label="In the caller’s words">
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={2}
            value={values.said}
            onChange={(event) => set({ said: event.target.value })}
          />
        )}
      </Field>
      <Field label="Symptoms, as the desk finds them">
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={2}
            value={values.symptoms}
            onChange={(event) => set({ symptoms: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** The questions of the category in their order, each with its answer; none of them must be answered. */
function Script({ values, set }: Part) {
  const steps = scriptOf(useStaff().words, values.categoryId === '' ? null : values.categoryId);
  if (steps.length === 0) return null;
  return (
    <fieldset className="call-script">
      <legend className="label">What to ask</legend>
      {steps.map((step) => (
        <Field key={step} label={step}>
          {(id) => (
            <input
              id={id}
              className="input"
              value={values.answers[step] ?? ''}
              onChange={(event) => set({ answers: { ...values.answers, [step]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}

function Weight({ values, set }: Part) {
  const { words, nameOf } = useStaff();
  return (
    <div className="row wrap">
      <Select
        label="Category"
        value={values.categoryId}
        options={(words?.categories ?? []).map(({ id, name, parent }) => [
          id,
          parent === null ? name : `${nameOf('categories', parent)} › ${name}`,
        ])}
        onChoose={(categoryId) => set({ categoryId })}
      />
      <Select
        label="Service"
        value={values.serviceId}
        options={(words?.services ?? []).map(({ id, name }) => [id, name])}
        onChoose={(serviceId) => set({ serviceId })}
      />
      <Select
        label="How many"
        value={String(values.impact)}
        options={[
          ['1', 'A whole site or service'],
          ['2', 'Several'],
          ['3', 'One person'],
        ]}
        onChoose={(impact) => set({ impact: Number(impact) })}
      />
      <Select
        label="Can they work"
        value={String(values.urgency)}
        options={[
          ['1', 'No'],
          ['2', 'In part'],
          ['3', 'Yes'],
        ]}
        onChoose={(urgency) => set({ urgency: Number(urgency) })}
      />
    </div>
  );
}

function Select(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}) {
  const { label, value, options, onChoose } = props;
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} className="input" value={value} onChange={(event) => onChoose(event.target.value)}>
          {!/^\d$/.test(value) && <option value="">Not said</option>}
          {options.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
