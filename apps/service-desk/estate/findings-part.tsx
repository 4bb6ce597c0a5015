import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { Findings, SettleFinding } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { useStaff } from '../session/staff.tsx';
import { written } from './field-box.tsx';
import type { RecordRow } from './item-page.tsx';
import type { EstateNames } from './use-words.ts';

/** What a source says otherwise than is recorded: one takes it over, or leaves what stands. */
export function FindingsPart({ record, names }: { record: RecordRow; names: EstateNames }) {
  const { can } = useStaff();
  const { send, notice } = useSend();
  const { list } = useRows(Findings);
  const own = list.filter(({ itemId }) => itemId === record.id);
  if (own.length === 0) return null;
  const fields = names.classOf(record.classId)?.fields ?? [];
  const settle = (findingId: string, take: boolean) =>
    send(SettleFinding, { itemId: record.id, findingId, take, reason: take ? 'Taken over' : 'Left as recorded' });
  return (
    <section className="estate-part stack" aria-label="Findings">
      <h3 className="label">Found otherwise</h3>
      {notice}
      <ul className="item-list">
        {own.map(({ id, field, source, recorded, found }) => (
          <li key={id}>
            <strong>{fields.find((one) => one.id === field)?.name ?? field}</strong>
            <span>
              recorded {written(recorded ?? undefined) || 'nothing'}, {names.nameOf('sources', source)} found{' '}
              {written(found ?? undefined)}
            </span>
            {can('estate-item.keep') && (
              <span className="push row">
                <Button onPress={() => void settle(id, true)}>Take it over</Button>
                <Button onPress={() => void settle(id, false)}>Leave as recorded</Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
