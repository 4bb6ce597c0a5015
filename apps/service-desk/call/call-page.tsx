import { type RefObject, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Callers, RaiseServiceIncident } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useKept } from '../portal/use-kept.ts';
import { useStaff } from '../session/staff.tsx';
import { KnownCaller, Like } from './known-caller.tsx';
import { blank, type Part } from './values.ts';
import './call.css';

type Caller = RowOf<typeof Callers>;

/** Somebody rings: who they are first, then what is wrong; what is known of both stands beside while one types. */
export function CallPage() {
  const { values, set, clear } = useKept('call', blank);
  const { send, notice } = useSend();
  const [, go] = useLocation();
  const [serviceIncidentId] = useState(() => crypto.randomUUID());
  const keep = async (): Promise<void> => {
    const { callerId, caller, callBack, summary, said, symptoms, categoryId, serviceId, itemIds, impact, urgency } =
      values;
    const done = await send(RaiseServiceIncident, {
      ...{ serviceIncidentId, source: 'phone', callBackBy: 'phone', summary, symptoms, impact, urgency, callBack },
      ...{ reporterId: callerId, reporter: caller === '' ? values.who : caller, description: said },
      categoryId: categoryId === '' ? null : categoryId,
      serviceId: serviceId === '' ? null : serviceId,
      itemIds: [...itemIds],
    });
    if (!done) return;
    clear();
    go(`/it-incidents/${serviceIncidentId}`);
  };
  const choose = ({ id, name, callBack }: Caller): void => set({ callerId: id, caller: name, who: name, callBack });
  return (
    <main className="service-page wide call-page">
      <form
        className="stack"
        data-typing
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void keep();
        }}
      >
        <h2>New IT incident</h2>
        {notice}
        <Who values={values} set={set} onChoose={choose} />
        <What values={values} set={set} />
        <div>
          <Button look="primary" submit shortcut="Ctrl+Enter" onPress={() => void keep()}>
            Keep it
          </Button>
        </div>
      </form>
      <aside className="call-beside" aria-label="What is known">
        {values.callerId !== null && <KnownCaller id={values.callerId} values={values} set={set} />}
        <Like values={values} />
      </aside>
    </main>
  );
}

/** Collar number, telephone number or name, as it is said; Enter takes the first who is found. */
function Who({ values, set, onChoose }: Part & { readonly onChoose: (caller: Caller) => void }) {
  const text = useDeferredValue(values.who.trim());
  const first = useRef<Caller | null>(null);
  return (
    <>
      <Field label="Who rings: collar number, phone or name">
        {(id) => (
          <input
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: the page is for this.
            autoFocus
            autoComplete="off"
            value={values.who}
            onChange={(event) => set({ who: event.target.value, callerId: null, caller: '' })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey) return;
              event.preventDefault();
              if (first.current !== null) onChoose(first.current);
            }}
          />
        )}
      </Field>
      {text.length >= 2 && values.callerId === null && <Found text={text} first={first} onChoose={onChoose} />}
      <Field label="Call back on">
        {(id) => (
          <input
            id={id}
            className="input"
            value={values.callBack}
            onChange={(event) => set({ callBack: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Found(props: {
  readonly text: string;
  readonly first: RefObject<Caller | null>;
  readonly onChoose: (caller: Caller) => void;
}) {
  const { text, first, onChoose } = props;
  const { rows } = useView(Callers, `&text=${encodeURIComponent(text)}`);
  useEffect(() => {
    first.current = rows[0] ?? null;
    return () => {
      first.current = null;
    };
  }, [rows, first]);
  return (
    <ul className="record-list" aria-label="People found">
      {rows.map((caller) => (
        <li key={caller.id}>
          <Button onPress={() => onChoose(caller)}>
            {caller.name}
            {caller.collar !== null && ` · ${caller.collar}`}
            {caller.callsign !== null && ` · ${caller.callsign}`}
            <span className="hint"> by {caller.by}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function What({ values, set }: Part) {
  const { words } = useStaff();
  const script = words?.scripts.find(({ category }) => category === values.categoryId);
  return (
    <>
      <Field label="What is wrong, in a line">
        {(id) => (
          <input
            id={id}
            className="input"
            value={values.summary}
            onChange={(event) => set({ summary: event.target.value })}
          />
        )}
      </Field>
      <Field label="In the caller’s words">
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={2}
            value={values.said}
            onChange={(event) => set({ said: event.target.value })}
          />
        )}
      </Field>
      <Field label="Symptoms, as the desk finds them">
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={2}
            value={values.symptoms}
            onChange={(event) => set({ symptoms: event.target.value })}
          />
        )}
      </Field>
      <Weight values={values} set={set} />
      {script !== undefined && (
        <ol className="script" aria-label="What to ask">
          {script.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </>
  );
}

function Weight({ values, set }: Part) {
  const { words, nameOf } = useStaff();
  return (
    <div className="row wrap">
      <Select
        label="Category"
        value={values.categoryId}
        options={(words?.categories ?? []).map(({ id, name, parent }) => [
          id,
          parent === null ? name : `${nameOf('categories', parent)} › ${name}`,
        ])}
        onChoose={(categoryId) => set({ categoryId })}
      />
      <Select
        label="Service"
        value={values.serviceId}
        options={(words?.services ?? []).map(({ id, name }) => [id, name])}
        onChoose={(serviceId) => set({ serviceId })}
      />
      <Select
        label="How many"
        value={String(values.impact)}
        options={[
          ['1', 'A whole site or service'],
          ['2', 'Several'],
          ['3', 'One person'],
        ]}
        onChoose={(impact) => set({ impact: Number(impact) })}
      />
      <Select
        label="Can they work"
        value={String(values.urgency)}
        options={[
          ['1', 'No'],
          ['2', 'In part'],
          ['3', 'Yes'],
        ]}
        onChoose={(urgency) => set({ urgency: Number(urgency) })}
      />
    </div>
  );
}

function Select(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}) {
  const { label, value, options, onChoose } = props;
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} className="input" value={value} onChange={(event) => onChoose(event.target.value)}>
          {!/^\d$/.test(value) && <option value="">Not said</option>}
          {options.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
