import { type RefObject, useDeferredValue, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { MyKit } from '../../../modules/estate/contract.ts';
import { Callers, Matches, RaiseServiceIncident } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { useKept } from '../portal/use-kept.ts';
import { useStaff } from '../session/staff.tsx';
import './call.css';

type Caller = RowOf<typeof Callers>;

const blank = {
  who: '',
  callerId: null as string | null,
  caller: '',
  callBack: '',
  summary: '',
  said: '',
  symptoms: '',
  categoryId: '',
  serviceId: '',
  itemIds: [] as readonly string[],
  impact: 3,
  urgency: 2,
};

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

type Values = typeof blank;
interface Part {
  readonly values: Values;
  readonly set: (part: Partial<Values>) => void;
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

/** Their last IT incidents and what they hold: a tap says which of it is meant. */
function KnownCaller({ id, values, set }: Part & { readonly id: string }) {
  const { rows } = useView(Callers, `&text=${encodeURIComponent(values.caller)}`);
  const caller = rows.find((one) => one.id === id);
  const kit = useRows(MyKit, id).list;
  return (
    <section className="stack" aria-label="The caller">
      <h3>{values.caller}</h3>
      {kit.length > 0 && <h4 className="label">Their kit</h4>}
      <ul className="record-list">
        {kit.map(({ itemId, name, label }) => (
          <li key={itemId}>
            <Button
              pressed={values.itemIds.includes(itemId)}
              onPress={() => {
                const rest = values.itemIds.filter((one) => one !== itemId);
                set({ itemIds: rest.length < values.itemIds.length ? rest : [...rest, itemId] });
              }}
            >
              {name === null ? label : `${name} ${label}`}
            </Button>
          </li>
        ))}
      </ul>
      <h4 className="label">Last IT incidents</h4>
      {caller?.last.length === 0 && <p className="quiet">None before</p>}
      <ul className="record-list">
        {caller?.last.map((one) => (
          <li key={one.id}>
            <Link href={`/it-incidents/${one.id}`}>{one.number}</Link> {one.summary ?? 'erased'}
            <span className="hint">
              {' '}
              {one.situation}, {shortTimeOf(one.raisedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is open and like it, while it is typed. */
function Like({ values }: { values: Values }) {
  const text = useDeferredValue(`${values.summary} ${values.said}`.trim());
  const itemIds = values.itemIds.join(',');
  if (text.length < 4 && itemIds === '') return null;
  return <Matching filters={String(new URLSearchParams({ text, itemIds, categoryId: values.categoryId }))} />;
}

function Matching({ filters }: { filters: string }) {
  const { rows } = useView(Matches, `&${filters}`);
  if (rows.length === 0) return null;
  return (
    <section className="stack" aria-label="Open and like it">
      <h3>Open and like it</h3>
      <ul className="record-list">
        {rows.map((match) => (
          <li key={match.id}>
            <Link href={`/it-incidents/${match.id}`}>{match.number}</Link> {match.title ?? 'erased'}
            <span className="hint"> {match.because}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
