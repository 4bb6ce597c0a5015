import { useLayoutEffect, useRef } from 'react';
import { csvOf, saveCsv } from '../../../client/csv.ts';
import { useNow } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import { Behind } from '../../../modules/insight/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useDesk } from '../session/desk.tsx';
import { type BehindRow, durationOf } from './measure-words.ts';

/** The records that one figure is made of; reading them is written to the access log. */
export function BehindList(props: {
  readonly title: string;
  readonly question: string;
  readonly onIncident: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { title, question, onIncident, onClose } = props;
  const { rows, state, fault } = useView(Behind, question);
  const head = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => head.current?.focus(), []);
  return (
    <section className="behind" aria-label="Records behind the figure">
      <div className="row">
        <h3 ref={head} tabIndex={-1}>
          {title}: {notRead(state, 'the records') ?? `${rows.length} records`}
        </h3>
        <span className="push row">
          <Button onPress={() => saveCsv('records.csv', behindCsv(rows))}>Save as CSV</Button>
          <Button look="plain" onPress={onClose}>
            Put away
          </Button>
        </span>
      </div>
      {fault !== null && <p role="alert">{fault}</p>}
      <BehindTable rows={rows} onIncident={onIncident} />
    </section>
  );
}

function BehindTable({ rows, onIncident }: { rows: readonly BehindRow[]; onIncident: (id: string) => void }) {
  const { areaName } = useDesk();
  const now = useNow();
  return (
    <table className="figures-table">
      <caption className="unseen">Records</caption>
      <ColumnHeads titles={['Record', 'Received', 'Grade', 'Code', 'Area', '#Took', 'In time', 'Reason']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Record row={row} onIncident={onIncident} />
            </th>
            <td>{whenOf(row.receivedAt, now)}</td>
            <td>{row.grade}</td>
            <td>{row.code === '' ? '–' : row.code}</td>
            <td>{areaName(row.areaId)}</td>
            <td className="figure">{durationOf(row.seconds)}</td>
            <td>{row.within === null ? '' : row.within ? 'yes' : 'no'}</td>
            <td>{row.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An incident can be opened; a call of which none came has no page of its own. */
function Record({ row, onIncident }: { row: BehindRow; onIncident: (id: string) => void }) {
  const { incidentId, number } = row;
  if (incidentId === null) return number === '' ? 'not answered' : number;
  return (
    <button type="button" className="figure-button" onClick={() => onIncident(incidentId)}>
      {number}
    </button>
  );
}

function behindCsv(rows: readonly BehindRow[]): string {
  return csvOf(
    ['number', 'received', 'channel', 'grade', 'code', 'area', 'seconds', 'within_target', 'reason'],
    rows.map((row) => [
      ...[row.number, new Date(row.receivedAt).toISOString(), row.channel, row.grade, row.code, row.areaId],
      ...[row.seconds, row.within, row.reason],
    ]),
  );
}
