import type { Question } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { Field as Labelled } from '../../../ui/field/field.tsx';
import { without, withPart } from '../requests/parts.ts';
import { FieldChoice } from './field-choice.tsx';
import {
  type Condition,
  type Field,
  fieldOf,
  localOf,
  millisecondsOf,
  type Practice,
  testWord,
} from './question-words.ts';
import { useNames } from './use-names.ts';

interface PartProps {
  readonly practice: Practice;
  readonly question: Question;
  readonly onChange: (part: Partial<Question>) => void;
}

/** Which records: those that fit every line. */
export function ConditionsPart({ practice, question: { where }, onChange }: PartProps) {
  const put = (at: number, part: Partial<Condition>) => onChange({ where: withPart(where, at, part) });
  return (
    <fieldset>
      <legend>Which of them</legend>
      {where.map((condition, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place.
        <fieldset key={at} className="row wrap ad-hoc-condition" aria-label={`Condition ${at + 1}`}>
          <FieldChoice
            label="Field"
            fields={practice.fields}
            value={condition.field}
            onValue={(field) => put(at, { field, test: firstTest(fieldOf(practice, field)), value: '' })}
          />
          <TestChoice
            field={fieldOf(practice, condition.field)}
            value={condition.test}
            onTest={(test) => put(at, { test })}
          />
          <Value
            field={fieldOf(practice, condition.field)}
            condition={condition}
            onValue={(value) => put(at, { value })}
          />
          <Button label={`Remove condition ${at + 1}`} onPress={() => onChange({ where: without(where, at) })}>
            Remove
          </Button>
        </fieldset>
      ))}
      <span>
        <Button onPress={() => onChange({ where: [...where, firstCondition(practice)] })}>Add a condition</Button>
      </span>
    </fieldset>
  );
}

function firstTest(field: Field | undefined): Condition['test'] {
  return field?.tests[0] ?? 'is';
}

/** What most reports begin with, where there is such a field. */
function firstCondition(practice: Practice): Condition {
  const field = fieldOf(practice, 'raised_at') ?? practice.fields[0];
  const test = field?.kind === 'time' ? 'last-days' : firstTest(field);
  return { field: field?.id ?? '', test, value: field?.kind === 'time' ? '30' : '' };
}

function TestChoice(props: {
  readonly field: Field | undefined;
  readonly value: Condition['test'];
  readonly onTest: (test: Condition['test']) => void;
}) {
  const { field, value, onTest } = props;
  const tests = field?.tests ?? [value];
  return (
    <Choice label="Test" value={value} onValue={(chosen) => onTest(tests.find((test) => test === chosen) ?? value)}>
      {tests.map((test) => [test, testWord(field, test)] as const)}
    </Choice>
  );
}

interface ValueProps {
  readonly field: Field | undefined;
  readonly condition: Condition;
  readonly onValue: (value: string) => void;
}

/** Chosen where it is one of a few, else typed. */
function Value({ field, condition: { test, value }, onValue }: ValueProps) {
  const { choicesOf } = useNames();
  if (test === 'empty' || test === 'filled' || field === undefined) return null;
  const few = test === 'contains' ? [] : fewOf(field, choicesOf(field.id));
  if (few.length > 0) {
    return (
      <Choice label="Value" value={value} onValue={onValue}>
        {[['', 'Choose'], ...few]}
      </Choice>
    );
  }
  const isTime = field.kind === 'time' && test !== 'last-days';
  const type = isTime ? 'datetime-local' : field.kind === 'number' || field.kind === 'time' ? 'number' : 'text';
  return (
    <Labelled label={test === 'last-days' ? 'Days' : 'Value'}>
      {(id) => (
        <input
          id={id}
          className="input"
          type={type}
          step="any"
          value={isTime ? localOf(value) : value}
          onChange={({ target }) => onValue(isTime ? millisecondsOf(target.value) : target.value)}
        />
      )}
    </Labelled>
  );
}

function fewOf(
  { kind, choices }: Field,
  named: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
  if (kind === 'yes-no')
    return [
      ['true', 'yes'],
      ['false', 'no'],
    ];
  return choices.length > 0 ? choices.map((choice) => [choice, choice] as const) : named;
}
