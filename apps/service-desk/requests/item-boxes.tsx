import type { ItemTerms } from '../../../modules/service/contract.ts';
import { Field } from '../../../ui/field/field.tsx';

export interface PartProps {
  readonly terms: ItemTerms;
  /** What is wrong, by the name of the field: `tasks.0.after`. */
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<ItemTerms>) => void;
}

export function TextBox(props: {
  readonly label: string;
  readonly value: string;
  readonly fault?: string | undefined;
  /** Left out: one line. */
  readonly rows?: number;
  readonly onText: (text: string) => void;
}) {
  const { label, value, fault, rows, onText } = props;
  const box = { className: 'input', value };
  return (
    <div>
      <Field label={label}>
        {(id) =>
          rows === undefined ? (
            <input id={id} {...box} onChange={(event) => onText(event.target.value)} />
          ) : (
            <textarea id={id} rows={rows} {...box} onChange={(event) => onText(event.target.value)} />
          )
        }
      </Field>
      {fault !== undefined && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
