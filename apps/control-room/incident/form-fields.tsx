import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { CodePicker } from '../contact/code-picker.tsx';
import type { FormField, Values } from './act-forms.ts';

interface FormFieldBoxProps {
  readonly field: FormField;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** The fields that are to be filled in now, each with its label. */
export function FormFields(props: {
  readonly fields: readonly FormField[];
  readonly values: Values;
  readonly onValues: (part: Values) => void;
}) {
  const { fields, values, onValues } = props;
  const shown = fields.filter(({ when }) => when?.(values) !== false);
  if (shown.length === 0) return null;
  return (
    <div className={shown.length > 1 ? 'two' : ''}>
      {shown.map((field) => (
        <FormFieldBox
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          onValue={(value) => onValues({ [field.name]: value })}
        />
      ))}
    </div>
  );
}

function FormFieldBox({ field, value, onValue }: FormFieldBoxProps) {
  if (field.as === 'buttons') return <Pressed field={field} value={value} onValue={onValue} />;
  return <Field label={field.label}>{(id) => <Box id={id} field={field} value={value} onValue={onValue} />}</Field>;
}

function Pressed({ field, value, onValue }: FormFieldBoxProps) {
  const chosen = field.options?.find((option) => option.value === value);
  return (
    <fieldset className="row wrap">
      <legend className="label">{field.label}</legend>
      {field.options?.map((option) => (
        <Button key={option.value} pressed={option === chosen} onPress={() => onValue(option.value)}>
          {option.words}
        </Button>
      ))}
      {chosen?.meaning !== undefined && <span className="hint">{chosen.meaning}</span>}
    </fieldset>
  );
}

function Box({ id, field, value, onValue }: FormFieldBoxProps & { readonly id: string }) {
  const { as, options } = field;
  if (as === 'opening-code' || as === 'closing-code') {
    return <CodePicker id={id} code={value} use={as === 'opening-code' ? 'opening' : 'closing'} onCode={onValue} />;
  }
  const box = { id, className: 'input', value };
  if (as === 'select') {
    return (
      <select {...box} onChange={(event) => onValue(event.target.value)}>
        {options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    );
  }
  if (as === 'words') {
    return (
      <textarea
        {...box}
        rows={3}
        onChange={(event) => onValue(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    );
  }
  const keyboard = as === 'number' ? 'numeric' : 'text';
  return <input {...box} inputMode={keyboard} onChange={(event) => onValue(event.target.value)} />;
}
