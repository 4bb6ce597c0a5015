import { useRef, useState } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useStaff } from '../session/staff.tsx';
import type { RecordRow } from './record-row.ts';
import { StatusChoice } from './status-choice.tsx';
import { useAmend } from './use-amend.tsx';

/** What is known: each fact is changed where it stands, and carries the value that was seen. */
export function Facts({ record }: { record: RecordRow }) {
  const { words, nameOf } = useStaff();
  const wordsOf = (value: unknown): string => {
    if (typeof value !== 'string') return value === null ? 'none' : JSON.stringify(value);
    return nameOf('categories', value) !== value ? nameOf('categories', value) : nameOf('services', value);
  };
  const { amend, notice } = useAmend(record, wordsOf);
  const category = useRef<HTMLSelectElement>(null);
  useAct('categorise', () => category.current?.focus());
  const [whole, setWhole] = useState(false);
  return (
    <section aria-label="Facts" className="stack">
      {notice}
      <StatusChoice record={record} />
      <Field label="Category" state={<ActButton act="categorise">Change</ActButton>}>
        {(id) => (
          <select
            ref={category}
            id={id}
            className="input"
            value={record.categoryId ?? ''}
            onChange={(event) => amend({ field: 'category', from: record.categoryId, to: event.target.value || null })}
          >
            <option value="">Not said</option>
            {words?.categories.map(({ id: one, name, parent }) => (
              <option key={one} value={one}>
                {parent === null ? name : `${nameOf('categories', parent)} › ${name}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Service">
        {(id) => (
          <select
            id={id}
            className="input"
            value={record.serviceId ?? ''}
            onChange={(event) => amend({ field: 'service', from: record.serviceId, to: event.target.value || null })}
          >
            <option value="">Not said</option>
            {words?.services.map(({ id: one, name }) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Line
        label="Call back"
        value={record.callBack ?? ''}
        onKeep={(from, to) => amend({ field: 'call-back', from, to })}
      />
      <Line
        label="Symptoms, as the desk found them"
        rows={3}
        value={record.symptoms ?? ''}
        onKeep={(from, to) => amend({ field: 'symptoms', from, to })}
      />
      {whole ? (
        <Line
          label="Summary"
          value={record.summary ?? ''}
          onKeep={(from, to) => amend({ field: 'summary', from, to })}
        />
      ) : (
        <div>
          <Button look="plain" onPress={() => setWhole(true)}>
            Change the summary
          </Button>
        </div>
      )}
      <Parameters parameters={record.parameters} />
    </section>
  );
}

/** Kept when one leaves it or presses Enter; what stood when typing began goes with it. */
function Line(props: {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  readonly onKeep: (from: string, to: string) => void;
}) {
  const { label, value, rows = 1, onKeep } = props;
  const [typed, setTyped] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const keep = (): void => {
    if (typed !== null && typed.to !== typed.from) onKeep(typed.from, typed.to.trim());
    setTyped(null);
  };
  return (
    <Field label={label}>
      {(id) => (
        <textarea
          id={id}
          className="input"
          rows={rows}
          value={typed?.to ?? value}
          onChange={(event) => setTyped({ from: typed?.from ?? value, to: event.target.value })}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            keep();
          }}
        />
      )}
    </Field>
  );
}

/** As a machine sent them; nobody changes them. */
function Parameters({ parameters }: { parameters: RecordRow['parameters'] }) {
  const all = Object.entries(parameters ?? {});
  if (all.length === 0) return null;
  return (
    <>
      <h4 className="label">As the machine sent it</h4>
      <dl className="parameters">
        {all.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
