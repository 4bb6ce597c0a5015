import type { ItemTerms } from '../../../modules/service/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Choice } from '../portal/choice.tsx';

type FormField = ItemTerms['fields'][number];

interface FormProps {
  readonly terms: ItemTerms;
  readonly answers: Readonly<Record<string, string>>;
  /** The question that the server found without an answer. */
  readonly fault: string | null;
  readonly onAnswer: (id: string, value: string) => void;
}

/** The questions of an item, as whoever asks sees them and as a preview shows them. */
export function ItemForm({ terms, answers, fault, onAnswer }: FormProps) {
  return terms.fields.map((field) => (
    <div key={field.id} className="stack">
      <Question field={field} value={answers[field.id] ?? ''} onAnswer={(value) => onAnswer(field.id, value)} />
      {field.hint !== '' && <p className="hint">{field.hint}</p>}
      {fault === field.id && (
        <p className="fault" role="alert">
          This needs an answer
        </p>
      )}
    </div>
  ));
}

interface QuestionProps {
  readonly field: FormField;
  readonly value: string;
  readonly onAnswer: (value: string) => void;
}

function Question({ field, value, onAnswer }: QuestionProps) {
  const label = field.required ? field.label : `${field.label} (if you like)`;
  if (field.kind === 'yes-no') {
    return (
      <Choice
        legend={label}
        options={[
          ['Yes', 'Yes'],
          ['No', 'No'],
        ]}
        chosen={value}
        onChoose={onAnswer}
      />
    );
  }
  if (field.kind === 'choice') {
    const options = field.options.map((one) => [one, one] as const);
    return <Choice legend={label} options={options} chosen={value} onChoose={onAnswer} />;
  }
  return (
    <Field label={label}>
      {(id) =>
        field.kind === 'long' ? (
          <textarea
            id={id}
            className="input"
            rows={3}
            value={value}
            onChange={(event) => onAnswer(event.target.value)}
          />
        ) : (
          <input
            id={id}
            className="input"
            type={field.kind === 'date' ? 'date' : 'text'}
            value={value}
            onChange={(event) => onAnswer(event.target.value)}
          />
        )
      }
    </Field>
  );
}
