import type { ItemTerms } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Pick } from '../portal/profile-page.tsx';
import { type PartProps, TextBox } from './item-boxes.tsx';
import { choicesIn, choicesText, without, withPart } from './parts.ts';

type Question = ItemTerms['fields'][number];

const kinds = [
  ['text', 'A line'],
  ['long', 'Several lines'],
  ['choice', 'A choice'],
  ['date', 'A date'],
  ['yes-no', 'Yes or no'],
] as const;

/** The questions of the form, in their order. */
export function ItemQuestions({ terms: { fields }, faults, onChange }: PartProps) {
  const set = (index: number, part: Partial<Question>): void => onChange({ fields: withPart(fields, index, part) });
  const add = (): void => {
    const fresh = {
      id: `question-${fields.length + 1}`,
      label: 'Question',
      hint: '',
      kind: 'text',
      options: [],
    } as const;
    onChange({ fields: [...fields, { ...fresh, options: [], required: true }] });
  };
  return (
    <section className="stack" aria-label="Questions">
      <h3>Questions</h3>
      {fields.map((field, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place while its id is typed.
        <div key={index} className="editor-part">
          <div className="pair">
            <TextBox
              label={`Question ${index + 1}`}
              value={field.label}
              fault={faults[`fields.${index}.label`] ?? faults[`fields.${index}.id`]}
              onText={(label) => set(index, { label })}
            />
            <Pick
              label={`Answer ${index + 1}`}
              options={kinds}
              value={field.kind}
              onPick={(kind) => set(index, { kind: kind as Question['kind'] })}
            />
          </div>
          {field.kind === 'choice' && (
            <TextBox
              label={`Choices ${index + 1}, one a line`}
              rows={3}
              value={choicesText(field.options)}
              fault={faults[`fields.${index}.options`]}
              onText={(text) => set(index, { options: choicesIn(text) })}
            />
          )}
          <div className="row wrap">
            <label className="row">
              <input
                type="checkbox"
                checked={field.required}
                onChange={(event) => set(index, { required: event.target.checked })}
              />
              Must be answered
            </label>
            <Button label={`Remove question ${index + 1}`} onPress={() => onChange({ fields: without(fields, index) })}>
              Remove
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button onPress={add}>Add a question</Button>
      </div>
    </section>
  );
}
