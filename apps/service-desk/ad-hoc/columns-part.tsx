import type { Question } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { without } from '../requests/parts.ts';
import { FieldChoice } from './field-choice.tsx';
import { fieldOf, type Practice } from './question-words.ts';

/** What a list of records shows, in the order in which it was chosen. */
export function ColumnsPart(props: {
  readonly practice: Practice;
  readonly question: Question;
  readonly onChange: (part: Partial<Question>) => void;
}) {
  const { practice, question, onChange } = props;
  const { columns, order } = question;
  const nameOf = (id: string): string => fieldOf(practice, id)?.name ?? id;
  return (
    <fieldset>
      <legend>Columns</legend>
      {columns.length > 0 && (
        <ul>
          {columns.map((id, at) => (
            <li key={id}>
              <Button label={`${nameOf(id)}, take it out`} onPress={() => onChange({ columns: without(columns, at) })}>
                {nameOf(id)} <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row wrap">
        <FieldChoice
          label="Add a column"
          fields={practice.fields.filter(({ id }) => !columns.includes(id))}
          value=""
          none="Choose"
          onValue={(id) => id !== '' && onChange({ columns: [...columns, id] })}
        />
        <FieldChoice
          label="In the order of"
          fields={practice.fields}
          value={order?.field ?? ''}
          none="The first column"
          onValue={(field) => onChange({ order: field === '' ? null : { field, down: order?.down ?? true } })}
        />
        {order !== null && (
          <Choice
            label="Which first"
            value={order.down ? 'down' : 'up'}
            onValue={(way) => onChange({ order: { ...order, down: way === 'down' } })}
          >
            {[
              ['down', 'The last, the most'],
              ['up', 'The first, the least'],
            ]}
          </Choice>
        )}
      </div>
    </fieldset>
  );
}
