import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Commitments } from '../../../modules/service/contract.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { commitmentWords } from './commitment-words.ts';
import type { Names } from './report-words.ts';

type Row = RowOf<typeof Commitments>;

/** What was promised besides the clocks of single records, and what it came to. */
export function CommitmentsTable({ month, names }: { month: string; names: Names }) {
  const { rows } = useView(Commitments, `&month=${month}`);
  if (rows.length === 0) return null;
  return (
    <div className="levels-scroll">
      <table className="levels-table">
        <caption className="label">Availability, reliability and lead times</caption>
        <ColumnHeads titles={['Agreement', 'Service', 'Promised', 'It came to', 'Kept']} />
        <tbody>
          {rows.map((row) => {
            const { promised, cameTo } = commitmentWords(row);
            return (
              <tr key={row.id}>
                <th scope="row">{names.agreement(row.agreementId)}</th>
                <td>{row.serviceId === null ? 'All' : names.service(row.serviceId)}</td>
                <td>{promised}</td>
                <td>{cameTo}</td>
                <td>
                  <Kept kept={row.kept} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Kept({ kept }: Pick<Row, 'kept'>) {
  if (kept === null) return <span className="quiet">nothing to measure</span>;
  return <StateMark tone={kept ? 'ok' : 'alarm'}>{kept ? 'kept' : 'missed'}</StateMark>;
}
