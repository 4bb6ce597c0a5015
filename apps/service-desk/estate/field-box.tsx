import { Field } from '../../../ui/field/field.tsx';
import type { EstateNames, ItemClass } from './use-words.ts';

type FieldWord = ItemClass['fields'][number];
type Value = string | number | boolean | readonly string[];

/** One field of an item as it is typed: text, until it is sent. */
export function FieldBox(props: {
  readonly field: FieldWord;
  readonly value: string;
  readonly names: EstateNames;
  readonly onChange: (value: string) => void;
}) {
  const { field, value, names, onChange } = props;
  const options = optionsOf(field, names);
  const label = field.unit === '' ? field.name : `${field.name} (${field.unit})`;
  return (
    <Field label={label}>
      {(id) =>
        options === null ? (
          <input
            id={id}
            className="input"
            type={field.kind === 'date' ? 'date' : 'text'}
            placeholder={field.example}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">–</option>
            {options.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )
      }
    </Field>
  );
}

function optionsOf(field: FieldWord, { words }: EstateNames): readonly { id: string; name: string }[] | null {
  if (field.kind === 'choice') return field.values.map((name) => ({ id: name, name }));
  if (field.kind === 'team') return words?.teams ?? [];
  if (field.kind === 'station') return words?.stations ?? [];
  if (field.kind !== 'flag') return null;
  return [
    { id: 'yes', name: 'Yes' },
    { id: 'no', name: 'No' },
  ];
}

/** As it is typed. */
export function written(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join(', ') : String(value);
}

/** As it is sent; what cannot be read goes as it was typed, and the server says what is wrong with it. */
export function readField({ kind }: FieldWord, text: string): string | number | boolean | string[] | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (kind === 'number' && Number.isFinite(Number(trimmed))) return Number(trimmed);
  if (kind === 'flag') return trimmed === 'yes';
  if (kind !== 'texts') return trimmed;
  return trimmed.split(',').flatMap((one) => one.trim() || []);
}
