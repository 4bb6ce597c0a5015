import { useClient, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import { Checks, DrawCheck, SamplesOwed } from '../../../modules/insight/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { AnsweredChecks } from './answered-checks.tsx';

/** Whose work is due to be looked at again, and what was said of what has been. What is drawn waits under Pending. */
export function QualityPane({ onDrawn }: { onDrawn: () => void }) {
  const { newId } = useClient();
  const owed = useView(SamplesOwed, '');
  const checks = useRows(Checks);
  const { send, notice } = useSend();
  const draw = async (rule: string, accountId: string): Promise<void> => {
    if (await send(DrawCheck, { checkId: newId(), rule, accountId })) onDrawn();
  };
  return (
    <>
      {notice}
      {owed.fault !== null && <p role="alert">{owed.fault}</p>}
      <table className="figures-table">
        <caption>{notRead(owed.state, 'what is owed') ?? 'Dip samples by the rules of the force'}</caption>
        <ColumnHeads titles={['Rule', 'Who', '#Records', '#Drawn', '#Owed', 'By lot']} />
        <tbody>
          {owed.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.ruleName}</th>
              <td>{row.person}</td>
              <td className="figure">{row.records}</td>
              <td className="figure">{row.drawn}</td>
              <td className="figure">{row.owed}</td>
              <td>
                {row.records > 0 && (
                  <Button onPress={() => void draw(row.rule, row.accountId)} tip={`Draw one record of ${row.person}`}>
                    Draw<span className="unseen"> one of {row.person}</span>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <AnsweredChecks title="Looked at again" checks={checks.list} state={checks.state} />
    </>
  );
}
