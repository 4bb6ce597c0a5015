import { Field } from '../../../ui/field/field.tsx';

/** One line to write in, under its label. */
export function LabelledInput(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, onChange } = props;
  return (
    <Field label={label}>
      {(id) => <input id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
