import { useRef } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { SetServiceIncidentStatus } from '../../../modules/service/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useStaff } from '../session/staff.tsx';
import type { RecordRow } from './record-row.ts';

/** How it stands while it is open, in the force's own words. */
export function StatusChoice({ record }: { record: RecordRow }) {
  const { words } = useStaff();
  const { send, notice } = useSend();
  const box = useRef<HTMLSelectElement>(null);
  const statuses = words?.statuses ?? [];
  const open = record.situation === 'open' && statuses.length > 0;
  useAct('status', () => box.current?.focus(), open);
  if (!open) return null;
  const seen = record.status?.id ?? null;
  return (
    <>
      {notice}
      <Field label="How it stands" state={<ActButton act="status">Change</ActButton>}>
        {(id) => (
          <select
            ref={box}
            id={id}
            className="input"
            value={seen ?? ''}
            onChange={(event) =>
              void send(SetServiceIncidentStatus, {
                ...{ serviceIncidentId: record.id, seen, to: event.target.value || null },
              })
            }
          >
            <option value="">Open</option>
            {statuses.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
