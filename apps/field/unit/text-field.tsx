import { Field } from '../../../ui/field/field.tsx';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly capitals?: boolean;
  readonly numeric?: boolean;
}

export function TextField({ label, value, onValue, capitals = false, numeric = false }: TextFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          className="input"
          autoComplete="off"
          autoCapitalize={capitals ? 'characters' : 'words'}
          inputMode={numeric ? 'numeric' : 'text'}
          spellCheck={false}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
