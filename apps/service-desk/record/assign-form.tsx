import { useState } from 'react';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AssignServiceIncident, DeskStaff } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useStaff } from '../session/staff.tsx';
import type { RecordRow } from './record-row.ts';

/** To a team, and to somebody by name: who knows the category and has the least stands first. A note goes with it. */
export function AssignForm({ record, onDone }: { record: RecordRow; onDone: () => void }) {
  const { words, session } = useStaff();
  const { list } = useRows(DeskStaff, record.categoryId ?? 'none');
  const { send, notice } = useSend();
  const [seen] = useState({ teamId: record.teamId, assigneeId: record.assigneeId });
  const [teamId, setTeam] = useState(record.teamId);
  const [assigneeId, setAssignee] = useState(record.assigneeId ?? '');
  const [note, setNote] = useState('');
  const name = (id: string): string | null => list.find((one) => one.id === id)?.name ?? null;
  const assign = async (to: string): Promise<void> => {
    const who = {
      assigneeId: to === '' ? null : to,
      assignee: to === session.subject.id ? session.subject.name : name(to),
    };
    const input = { serviceIncidentId: record.id, teamId, ...who, note, seen };
    if (await send(AssignServiceIncident, input)) onDone();
  };
  return (
    <Form look="deed" onSend={() => void assign(assigneeId)} onLeave={onDone}>
      {notice}
      <Field label="Team">
        {(id) => (
          <select
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={teamId}
            onChange={(event) => setTeam(event.target.value)}
          >
            {words?.teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="By name">
        {(id) => (
          <select id={id} className="input" value={assigneeId} onChange={(event) => setAssignee(event.target.value)}>
            <option value="">The whole team</option>
            {list.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name} · {one.open} open{one.resolved > 0 ? ` · ${one.resolved} like it resolved` : ''}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Hand-over note">
        {(id) => (
          <textarea id={id} className="input" rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
      <div className="row wrap">
        <Button look="primary" submit onPress={() => void assign(assigneeId)}>
          Hand over
        </Button>
        <Button onPress={() => void assign(session.subject.id)}>Take it myself</Button>
      </div>
    </Form>
  );
}
