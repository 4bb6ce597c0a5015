import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import { MyKit } from '../../../modules/estate/contract.ts';
import { Callers } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import type { Part } from './values.ts';

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
      <h4 className="label">Last records</h4>
      {caller?.last.length === 0 && <p className="quiet">None before</p>}
      <ul className="record-list">
        {caller?.last.map((one) => (
          <li key={one.id}>
            <Link href={`${one.kind === 'request' ? '/requests' : '/it-incidents'}/${one.id}`}>{one.number}</Link>{' '}
            {one.summary ?? 'erased'}
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
