import { Retention } from '../../../modules/insight/contract.ts';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { ColumnHeads } from './column-heads.tsx';
import { useView } from './use-view.ts';

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'medium' });

/** How long each class of record is kept, and what is due. Nothing goes by itself: a person erases it under the law. */
export function KeptPane() {
  const { rows, state, fault } = useView(Retention, '');
  return (
    <>
      {fault !== null && <p role="alert">{fault}</p>}
      <table className="figures-table">
        <caption>{notRead(state, 'what is kept') ?? 'Records done with, by the classes of the force pack'}</caption>
        <ColumnHeads titles={['Class', '#Kept for', '#Records', '#Next due', '#Due now', 'By what']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td className="figure">{keptFor(row.keepDays)}</td>
              <td className="figure">{row.count}</td>
              <td className="figure">{row.nextDueAt === null ? '–' : day.format(row.nextDueAt)}</td>
              <td className="figure">{row.due}</td>
              <td className="hint">{row.basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function keptFor(days: number): string {
  return days % 365.25 < 1 && days > 366 ? `${Math.floor(days / 365.25)} years` : `${days} days`;
}
