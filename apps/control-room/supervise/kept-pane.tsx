import { Fragment, useState } from 'react';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { DueForReview, KeepLonger, Retention } from '../../../modules/insight/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useDesk } from '../session/desk.tsx';
import { KeepLongerForm } from './keep-longer-form.tsx';

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'medium' });

/** How long each class of record is kept, and what is due. Nothing goes by itself: a person keeps it longer, or erases it under the law. */
export function KeptPane({ onIncident }: { onIncident: (id: string) => void }) {
  const kept = useView(Retention, '');
  const { rows, state, fault: unread } = kept;
  const due = useView(DueForReview, '');
  const fault = unread ?? due.fault;
  return (
    <>
      {fault !== null && <p role="alert">{fault}</p>}
      <DueList
        rows={due.rows}
        title={notRead(due.state, 'what is due')}
        onIncident={onIncident}
        onReviewed={() => {
          kept.again();
          due.again();
        }}
      />
      <table className="figures-table kept-classes">
        <caption>{notRead(state, 'what is kept') ?? 'Records done with, by the classes of the force pack'}</caption>
        <ColumnHeads
          titles={[
            'Class',
            'Review group',
            '#Kept for',
            '#Records',
            '#Next due',
            '#Due now',
            '#On hold',
            '#Kept longer',
            'By what',
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td>{row.group === null ? '–' : `MoPI ${row.group}`}</td>
              <td className="figure">{keptFor(row.keepDays)}</td>
              <td className="figure">{row.count}</td>
              <td className="figure">{row.nextDueAt === null ? '–' : day.format(row.nextDueAt)}</td>
              <td className="figure">{row.due}</td>
              <td className="figure">{row.held}</td>
              <td className="figure">{row.keptLonger}</td>
              <td className="hint">{row.basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const COLUMNS = ['Record', 'Class', 'Ended', 'Due since', 'Last review', 'Legal hold', 'Review'];

/** What is kept beyond its time, the longest first. Reading it is written to the access log, as every list of records is. */
function DueList(props: {
  readonly rows: readonly RowOf<typeof DueForReview>[];
  readonly title: string | null;
  readonly onIncident: (id: string) => void;
  readonly onReviewed: () => void;
}) {
  const { rows, title, onIncident, onReviewed } = props;
  const { can } = useDesk();
  const [reviewed, setReviewed] = useState<string | null>(null);
  const close = (): void => setReviewed(null);
  return (
    <table className="figures-table">
      <caption>{title ?? `Due for review: ${rows.length}`}</caption>
      <ColumnHeads titles={COLUMNS} />
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.id}>
            <tr>
              <th scope="row">
                <DueRecord row={row} onIncident={onIncident} />
              </th>
              <td>{row.className === '' ? 'restricted: ring the FIM' : row.className}</td>
              <td>{day.format(row.endedAt)}</td>
              <td>{day.format(row.dueAt)}</td>
              <td>{row.reviewedAt === null ? '–' : `${day.format(row.reviewedAt)}, ${row.reviewedBy}`}</td>
              <td>{row.held ? 'on hold: kept' : '–'}</td>
              <td>
                {can(KeepLonger.permission) && reviewed !== row.id && (
                  <Button onPress={() => setReviewed(row.id)} label={`Keep longer: ${row.number}`}>
                    Keep longer
                  </Button>
                )}
              </td>
            </tr>
            {reviewed === row.id && (
              <tr>
                <td colSpan={COLUMNS.length}>
                  <KeepLongerForm due={row} onClose={close} onDone={onReviewed} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function DueRecord({ row, onIncident }: { row: RowOf<typeof DueForReview>; onIncident: (id: string) => void }) {
  const { id, number, records } = row;
  if (records === 'contact') return number === '' ? 'not answered' : number;
  return (
    <button type="button" className="figure-button" onClick={() => onIncident(id)}>
      {number}
    </button>
  );
}

function keptFor(days: number): string {
  return days % 365.25 < 1 && days > 366 ? `${Math.floor(days / 365.25)} years` : `${days} days`;
}
