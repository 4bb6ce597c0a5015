import { type RefObject, useDeferredValue, useLayoutEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  Callers,
  LinkServiceIncident,
  LinkToProblem,
  RaiseServiceIncident,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { MayHelpCaller } from '../knowledge/may-help.tsx';
import { useKept } from '../portal/use-kept.ts';
import { KnownCaller } from './known-caller.tsx';
import { Like, useMatches } from './like.tsx';
import { blank, type Part, symptomsOf } from './values.ts';
import { What } from './what.tsx';
import './call.css';
import { Heading } from '../words/heading.tsx';

type Caller = RowOf<typeof Callers>;

/** Somebody rings: who they are first, then what is wrong; what is known of both stands beside while one types. */
export function CallPage() {
  const { values, set, clear } = useKept('call', blank);
  const { send, notice } = useSend();
  const [, go] = useLocation();
  const [serviceIncidentId] = useState(() => crypto.randomUUID());
  const keep = async (): Promise<void> => {
    const { callerId, caller, callBack, summary, said, categoryId, serviceId, itemIds, impact, urgency } = values;
    const symptoms = symptomsOf(values);
    const done = await send(RaiseServiceIncident, {
      ...{ serviceIncidentId, source: 'phone', callBackBy: 'phone', summary, symptoms, impact, urgency, callBack },
      ...{ reporterId: callerId, reporter: caller === '' ? values.who : caller, description: said },
      categoryId: categoryId === '' ? null : categoryId,
      serviceId: serviceId === '' ? null : serviceId,
      itemIds: [...itemIds],
    });
    if (!done) return;
    const { parentId, problemId } = values;
    clear();
    // What it belongs to was chosen while it was typed: should one of these be refused, the record says so and stands.
    if (parentId !== null) {
      await send(LinkServiceIncident, { serviceIncidentId, otherId: parentId, kind: 'child', note: '' });
    }
    if (problemId !== null) await send(LinkToProblem, { problemId, incidentIds: [serviceIncidentId] });
    go(`/it-incidents/${serviceIncidentId}`);
  };
  const choose = ({ id, name, callBack }: Caller): void => set({ callerId: id, caller: name, who: name, callBack });
  return (
    <main className="service-page wide call-page">
      <Form look="stack" onSend={() => void keep()} long>
        <Heading of="/call">New IT incident</Heading>
        {notice}
        <Who values={values} set={set} onChoose={choose} />
        <What values={values} set={set} />
        <div>
          <Button look="primary" submit shortcut="Ctrl+Enter" onPress={() => void keep()}>
            Keep it
          </Button>
        </div>
      </Form>
      <aside className="call-beside" aria-label="What is known">
        {values.callerId !== null && <KnownCaller id={values.callerId} values={values} set={set} />}
        <Beside values={values} set={set} onFixed={clear} />
      </aside>
    </main>
  );
}

/** What is open and like it, and what else is known: a known error stands once, where it can be chosen. */
function Beside({ values, set, onFixed }: Part & { readonly onFixed: () => void }) {
  const rows = useMatches({ values });
  return (
    <>
      <Like rows={rows} values={values} set={set} onFixed={onFixed} />
      <MayHelpCaller
        text={`${values.summary} ${values.said}`}
        categoryId={values.categoryId}
        itemIds={values.itemIds}
        but={rows.map(({ id }) => id)}
        onFixed={onFixed}
      />
    </>
  );
}

/** Collar number, telephone number, e-mail address or name, as it is said; Enter takes the first who is found. */
function Who({ values, set, onChoose }: Part & { readonly onChoose: (caller: Caller) => void }) {
  const text = useDeferredValue(values.who.trim());
  const first = useRef<Caller | null>(null);
  return (
    <>
      <Field label="Who rings: collar number, phone, e-mail or name">
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
  useLayoutEffect(() => {
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
