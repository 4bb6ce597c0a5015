import { useState } from 'react';
import { useLocation } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { Outages, Profile, RaiseServiceIncident } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { MayHelp } from '../knowledge/may-help.tsx';
import { useStaff } from '../session/staff.tsx';
import { Choice } from './choice.tsx';
import { Fixed } from './fixed.tsx';
import { KitTaps } from './kit-taps.tsx';
import { OutageLine } from './outages.tsx';
import './portal.css';
import { useKept } from './use-kept.ts';

const blank = {
  what: '',
  itemId: null as string | null,
  kit: '',
  categoryId: '',
  urgency: 2,
  impact: 3,
  siteId: null as string | null,
  callBack: null as string | null,
};
const SUMMARY_MOST = 200;

/** Asks in plain words: what is wrong, with what, can you still work, how many of you. Place and contact are filled in. */
export function ReportPage() {
  const { serves, session } = useStaff();
  const { send, notice } = useSend();
  const [, go] = useLocation();
  const { values, set, clear } = useKept('report', blank);
  const profile = useRows(Profile, session.subject.id).list[0];
  const [serviceIncidentId] = useState(() => crypto.randomUUID());
  const [fixed, setFixed] = useState(false);
  const siteId = values.siteId ?? profile?.siteId ?? null;
  const callBack = values.callBack ?? profile?.callBack ?? '';
  const report = async (): Promise<void> => {
    const { what, itemId, kit, categoryId, urgency, impact } = values;
    const done = await send(RaiseServiceIncident, {
      serviceIncidentId,
      source: serves ? 'desk' : 'portal',
      ...split(what === '' && kit !== '' ? `${kit} does not work` : what),
      ...{ urgency, impact, siteId, callBack },
      categoryId: categoryId === '' ? null : categoryId,
      itemIds: itemId === null ? [] : [itemId],
    });
    if (!done) return;
    clear();
    go(serves ? `/it-incidents/${serviceIncidentId}` : `/mine/${serviceIncidentId}`);
  };
  const help = (): void => {
    clear();
    setFixed(true);
  };
  if (fixed) return <Fixed />;
  return (
    <main className="service-page portal">
      <h2>Report a problem</h2>
      {notice}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void report();
        }}
      >
        <KitTaps chosen={values.itemId} onChoose={set} />
        <Field label="What is wrong?">
          {(id) => (
            <textarea
              id={id}
              className="input"
              rows={3}
              // biome-ignore lint/a11y/noAutofocus: the page is for this.
              autoFocus
              value={values.what}
              onChange={(event) => set({ what: event.target.value })}
            />
          )}
        </Field>
        <Known categoryId={values.categoryId} />
        <MayHelp text={values.what} categoryId={values.categoryId} siteId={siteId} onFixed={help} />
        {values.itemId === null && <With categoryId={values.categoryId} onChoose={set} />}
        <HowBad urgency={values.urgency} impact={values.impact} onChoose={set} />
        <WhereAndHow siteId={siteId} callBack={callBack} onChange={set} />
        <div>
          <Button look="primary" submit onPress={() => void report()}>
            Report it
          </Button>
        </div>
      </form>
    </main>
  );
}

/** The first line says what it is; the rest, and what does not fit, is told beside it. */
function split(what: string): { readonly summary: string; readonly description: string } {
  const [first = ''] = what.trim().split('\n');
  const whole = first.length > SUMMARY_MOST || what.trim().includes('\n');
  return { summary: first.slice(0, SUMMARY_MOST), description: whole ? what.trim() : '' };
}

type Set = (part: Partial<typeof blank>) => void;

/** Not how urgent it is, which nobody can say: whether one can work, and how many cannot. */
function HowBad(props: { readonly urgency: number; readonly impact: number; readonly onChoose: Set }) {
  const { urgency, impact, onChoose } = props;
  return (
    <>
      <Choice
        legend="Can you still work?"
        options={[
          [1, 'No'],
          [2, 'In part'],
          [3, 'Yes'],
        ]}
        chosen={urgency}
        onChoose={(next) => onChoose({ urgency: next })}
      />
      <Choice
        legend="How many of you?"
        options={[
          [3, 'Only me'],
          [2, 'Some of us'],
          [1, 'A whole station or service'],
        ]}
        chosen={impact}
        onChoose={(next) => onChoose({ impact: next })}
      />
    </>
  );
}

/** What it is with, by the force's own first words for it. */
function With({ categoryId, onChoose }: { categoryId: string; onChoose: Set }) {
  const { words } = useStaff();
  return (
    <Field label="With what?">
      {(id) => (
        <select
          id={id}
          className="input"
          value={categoryId}
          onChange={(event) => onChoose({ categoryId: event.target.value })}
        >
          <option value="">I am not sure</option>
          {words?.categories.map(({ id: value, name, parent }) => (
            <option key={value} value={value}>
              {parent === null ? name : `– ${name}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What is known to be down of the same kind: one tap, and nothing need be reported. */
function Known({ categoryId }: { categoryId: string }) {
  const { words } = useStaff();
  const { list } = useRows(Outages);
  const kin = new Set(
    words?.categories.filter(({ id, parent }) => id === categoryId || parent === categoryId).map(({ id }) => id),
  );
  const same = list.filter((outage) => !outage.over && outage.categoryId !== null && kin.has(outage.categoryId));
  if (categoryId === '' || same.length === 0) return null;
  return (
    <section className="portal-known" aria-label="Known already">
      <h3>Is it this?</h3>
      <ul>
        {same.map((outage) => (
          <OutageLine key={outage.id} outage={outage} />
        ))}
      </ul>
    </section>
  );
}

function WhereAndHow(props: { readonly siteId: string | null; readonly callBack: string; readonly onChange: Set }) {
  const { siteId, callBack, onChange } = props;
  const { words } = useStaff();
  const site = words?.sites.find(({ id }) => id === siteId)?.name;
  return (
    <details className="portal-filled" open={site === undefined && callBack === ''}>
      <summary>
        {site ?? 'No station given'} · {callBack === '' ? 'no number given' : callBack}
      </summary>
      <div className="stack">
        <Field label="Station">
          {(id) => (
            <select
              id={id}
              className="input"
              value={siteId ?? ''}
              onChange={(event) => onChange({ siteId: event.target.value === '' ? null : event.target.value })}
            >
              <option value="">Elsewhere</option>
              {words?.sites.map(({ id: value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="How we reach you">
          {(id) => (
            <input
              id={id}
              className="input"
              value={callBack}
              autoComplete="tel"
              onChange={(event) => onChange({ callBack: event.target.value })}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
