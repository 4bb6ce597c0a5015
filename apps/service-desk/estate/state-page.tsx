import { useState } from 'react';
import { Link } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import {
  BaselineDifferences,
  Baselines,
  LicencePositions,
  Measures,
  TakeBaseline,
} from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useKept } from '../portal/use-kept.ts';
import { useStaff } from '../session/staff.tsx';
import { type EstateNames, useEstateWords } from './use-words.ts';
import './estate.css';
import { Heading } from '../words/heading.tsx';

/** How complete and how right what is recorded is, licences beside what is installed, and the estate as it was. */
export function StatePage() {
  const names = useEstateWords();
  return (
    <main className="service-page wide import-page">
      <p className="quiet">
        <Link href="/estate">Estate</Link>
      </p>
      <Heading of="/estate/state">How complete it is</Heading>
      <BaselinesPart names={names} />
      <LicencesPart />
      <MeasuresPart names={names} />
    </main>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}

function MeasuresPart({ names }: { names: EstateNames }) {
  const { rows } = useView(Measures, '');
  const worst = rows.toSorted((one, other) => one.complete / one.items - other.complete / other.items);
  return (
    <table className="state-table">
      <caption className="label">By class and owner, the least complete first</caption>
      <ColumnHeads
        titles={['Class', 'Owner', '#Items', '#Fields filled', '#Complete', '#With findings', '#Not seen', '#Right']}
      />
      <tbody>
        {worst.map(({ id, classId, owner, items, filled, asked, complete, withFindings, stale, right }) => (
          <tr key={id}>
            <td>
              <Link href={`/estate?class=${classId}`}>{names.nameOf('classes', classId)}</Link>
            </td>
            <td>{owner || 'nobody'}</td>
            <td className="figure">{items}</td>
            <td className="figure">{share(filled, asked)}</td>
            <td className="figure">{share(complete, items)}</td>
            <td className="figure">{withFindings}</td>
            <td className="figure">{stale}</td>
            <td className="figure">{share(right, items)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LicencesPart() {
  const { rows } = useView(LicencePositions, '');
  if (rows.length === 0) return null;
  return (
    <table className="state-table">
      <caption className="label">Licences</caption>
      <ColumnHeads titles={['Licence', '#Owned', '#Installed', 'Position']} />
      <tbody>
        {rows.map(({ id, name, label, owned, installed, over }) => (
          <tr key={id}>
            <td>
              <Link href={`/estate/${id}`}>{name ?? label}</Link>
            </td>
            <td className="figure">{owned}</td>
            <td className="figure">{installed}</td>
            <td>{over > 0 ? `${over} too many installed` : `${-over} left`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BaselinesPart({ names }: { names: EstateNames }) {
  const { can } = useStaff();
  const { list } = useRows(Baselines);
  const { send, notice } = useSend();
  const { values, set, clear } = useKept('baseline', { name: '' });
  const { name } = values;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const ordered = list.toSorted((one, other) => other.at - one.at);
  const take = async (): Promise<void> => {
    if (await send(TakeBaseline, { baselineId: crypto.randomUUID(), name })) clear();
  };
  return (
    <section className="estate-part stack" aria-label="Baselines">
      <h3 className="label">The estate as it was</h3>
      {notice}
      <div className="import-columns">
        {can('estate-item.keep') && (
          <form
            data-typing
            onSubmit={(event) => {
              event.preventDefault();
              void take();
            }}
          >
            <Field label="Keep it as it is now, under a name">
              {(id) => (
                <input id={id} className="input" value={name} onChange={(event) => set({ name: event.target.value })} />
              )}
            </Field>
            <Button submit onPress={() => void take()}>
              Take a baseline
            </Button>
          </form>
        )}
        <Moment label="Compare" value={from} onChange={setFrom} none="–" moments={ordered} />
        <Moment label="with" value={to} onChange={setTo} none="now" moments={ordered} />
      </div>
      {from !== '' && <Differences names={names} from={from} to={to} />}
    </section>
  );
}

function Moment(props: {
  readonly label: string;
  readonly value: string;
  readonly none: string;
  readonly moments: readonly { readonly id: string; readonly name: string; readonly at: number }[];
  readonly onChange: (id: string) => void;
}) {
  const now = useNow();
  return (
    <Field label={props.label}>
      {(id) => (
        <select id={id} className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
          <option value="">{props.none}</option>
          {props.moments.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}, {whenOf(one.at, now)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const whats = { added: 'is new', gone: 'is gone', changed: '' } as const;

function Differences({ names, from, to }: { names: EstateNames; from: string; to: string }) {
  const { rows, state } = useView(BaselineDifferences, `&from=${from}${to === '' ? '' : `&to=${to}`}`);
  const differing = rows.length === 1 ? '1 item differs' : `${rows.length} items differ`;
  return (
    <>
      <p role="status">{state === 'ready' ? differing : 'Comparing …'}</p>
      <ul className="item-list" aria-label="Differences">
        {rows.map(({ id, label, name, classId, what, changes }) => (
          <li key={id}>
            <Link href={`/estate/${id}`}>{label}</Link>
            <span>{name}</span>
            <span className="quiet">{names.nameOf('classes', classId)}</span>
            <strong>{whats[what]}</strong>
            <span>
              {changes.map((one) => `${one.field}: ${one.from || 'nothing'} → ${one.to || 'nothing'}`).join('; ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
