import { Field } from '../../../ui/field/field.tsx';

export interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

/** The phone's own list: large, known, and usable by keyboard and screen reader. */
export function SelectField({ label, value, onValue, options }: SelectFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} className="input" value={value} onChange={(event) => onValue(event.target.value)}>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
