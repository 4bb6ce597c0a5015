import type { Question } from '../../../modules/service/contract.ts';
import { Choice } from '../../../ui/choice/choice.tsx';
import { Field as Labelled } from '../../../ui/field/field.tsx';
import { FieldChoice } from './field-choice.tsx';
import { chartWords, fieldOf, howWords, type Practice, type Step, stepWords } from './question-words.ts';

interface PartProps {
  readonly practice: Practice;
  readonly question: Question;
  readonly onChange: (part: Partial<Question>) => void;
}

/** By what they are counted, what is measured of each group, and how it is drawn. */
export function CountPart({ practice, question, onChange }: PartProps) {
  const { by, chart } = question;
  return (
    <fieldset>
      <legend>Counted by</legend>
      <div className="row wrap">
        <Group at={0} practice={practice} question={question} onChange={onChange} />
        {by.length > 0 && <Group at={1} practice={practice} question={question} onChange={onChange} />}
      </div>
      {by.length > 0 && (
        <div className="row wrap">
          <MeasurePart practice={practice} question={question} onChange={onChange} />
          <Choice
            label="Chart"
            value={chart}
            onValue={(value) => onChange({ chart: keyOf(chartWords, value) ?? 'none' })}
          >
            {Object.entries(chartWords)}
          </Choice>
        </div>
      )}
    </fieldset>
  );
}

function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, value: string): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => key === value);
}

function Group({ at, practice, question: { by }, onChange }: PartProps & { readonly at: 0 | 1 }) {
  const one = by[at];
  const put = (field: string, step: Step) => {
    const rest = by.filter((_, index) => index !== at);
    if (field === '') onChange({ by: rest });
    else onChange({ by: at === 0 ? [{ field, step }, ...by.slice(1)] : [...by.slice(0, 1), { field, step }] });
  };
  const isTime = (id: string): boolean => fieldOf(practice, id)?.kind === 'time';
  return (
    <>
      <FieldChoice
        label={at === 0 ? 'By' : 'and by'}
        fields={practice.fields}
        value={one?.field ?? ''}
        none={at === 0 ? 'Nothing: a list of the records' : 'Nothing else'}
        onValue={(field) => put(field, isTime(field) ? 'month' : 'value')}
      />
      {one !== undefined && isTime(one.field) && (
        <Choice label="Each" value={one.step} onValue={(step) => put(one.field, keyOf(stepWords, step) ?? 'month')}>
          {Object.entries(stepWords)}
        </Choice>
      )}
    </>
  );
}

function MeasurePart({ practice, question: { measure }, onChange }: PartProps) {
  const put = (part: Partial<Question['measure']>) => onChange({ measure: { ...measure, ...part } });
  const { how, field, until, percent } = measure;
  const measurable = practice.fields.filter(({ kind }) => kind === 'number' || kind === 'time');
  const isTime = fieldOf(practice, field ?? '')?.kind === 'time';
  return (
    <>
      <Choice label="Measure" value={how} onValue={(value) => put({ how: keyOf(howWords, value) ?? 'count' })}>
        {Object.entries(howWords)}
      </Choice>
      {how === 'percentile' && (
        <Labelled label="Percent">
          {(id) => (
            <input
              id={id}
              className="input"
              type="number"
              min={0}
              max={100}
              value={percent}
              onChange={({ target }) => put({ percent: Math.min(100, Math.max(0, Number(target.value))) })}
            />
          )}
        </Labelled>
      )}
      {how !== 'count' && (
        <FieldChoice
          label="Of a number, or of the hours from"
          fields={measurable}
          value={field ?? ''}
          none="Choose"
          onValue={(id) => put({ field: id === '' ? null : id, until: null })}
        />
      )}
      {how !== 'count' && isTime && (
        <FieldChoice
          label="to"
          fields={measurable.filter(({ kind }) => kind === 'time')}
          value={until ?? ''}
          none="Choose"
          onValue={(id) => put({ until: id === '' ? null : id })}
        />
      )}
    </>
  );
}
