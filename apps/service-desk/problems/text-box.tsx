import { Field } from '../../../ui/field/field.tsx';

/** A field of words: a line, or a box of so many rows. */
export function TextBox(props: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly rows?: number;
  readonly first?: boolean;
  readonly type?: 'text' | 'date' | 'datetime-local';
}) {
  const { label, value, onValue, rows, first = false, type = 'text' } = props;
  return (
    <Field label={label}>
      {(id) =>
        rows === undefined ? (
          <input
            id={id}
            className="input"
            type={type}
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus={first}
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
        ) : (
          <textarea
            id={id}
            className="input"
            rows={rows}
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus={first}
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
        )
      }
    </Field>
  );
}

/** A field with a few values to choose from. */
export function SelectBox(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onValue: (value: string) => void;
}) {
  const { label, value, options, onValue } = props;
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} className="input" value={value} onChange={(event) => onValue(event.target.value)}>
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
