import { useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { Items } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { BarCode } from '../estate/bar-code.tsx';
import { byLabel, chosenOf, itemsShown } from '../estate/filter.ts';
import { useEstateWords } from '../estate/use-words.ts';
import './kit.css';

/** More on one sheet is a mistake of the filter. */
const MOST = 200;

/** Labels of what the list of the estate is narrowed to, to be printed and stuck on. */
export function LabelsPage() {
  const search = useSearch();
  const { nameOf } = useEstateWords();
  const { list } = useRows(Items);
  const shown = useMemo(
    () => byLabel(itemsShown(list, chosenOf(search), nameOf)).slice(0, MOST),
    [list, search, nameOf],
  );
  return (
    <main className="service-page kit-page">
      <p className="quiet no-print">
        <Link href={`/estate${search === '' ? '' : `?${search}`}`}>Estate</Link>
      </p>
      <div className="row wrap no-print">
        <h2>Labels</h2>
        <span className="quiet" role="status">
          {shown.length}
          {shown.length === MOST && ', the first of them: narrow the list'}
        </span>
        <span className="push">
          <Button onPress={() => print()}>Print</Button>
        </span>
      </div>
      <ul className="label-sheet" aria-label="Labels">
        {shown.map(({ id, label, name }) => (
          <li key={id}>
            <BarCode text={label} />
            <strong>{label}</strong>
            <div>{name}</div>
          </li>
        ))}
      </ul>
    </main>
  );
}
