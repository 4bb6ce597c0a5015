import { Field } from '../field/field.tsx';

/** One of a few, each by its value and its words. */
export function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly children: readonly (readonly [string, string])[];
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <select id={id} className="input" value={props.value} onChange={(event) => props.onValue(event.target.value)}>
          {props.children.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
