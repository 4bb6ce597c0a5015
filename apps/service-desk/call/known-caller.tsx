import { useDeferredValue } from 'react';
import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import { MyKit } from '../../../modules/estate/contract.ts';
import { Callers, Matches } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import type { Part, Values } from './values.ts';

/** Their last IT incidents and what they hold: a tap says which of it is meant. */
export function KnownCaller({ id, values, set }: Part & { readonly id: string }) {
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
export function Like({ values }: { values: Values }) {
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
