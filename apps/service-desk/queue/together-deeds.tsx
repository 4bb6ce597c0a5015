import { type ReactNode, useState } from 'react';
import type { Sent } from '../../../client/outbox.ts';
import { useClient, useRows } from '../../../client/react.tsx';
import {
  AssignServiceIncident,
  DeskStaff,
  MergeServiceIncident,
  NoteServiceIncident,
  ResolveServiceIncident,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { findByNumber } from '../record/find-by-number.ts';
import { useStaff } from '../session/staff.tsx';
import type { ServiceIncidentRow } from './order.ts';

export type Deed = 'assign' | 'note' | 'same' | 'resolve';
type Send = (row: ServiceIncidentRow) => Promise<Sent>;

interface DeedProps {
  readonly rows: readonly ServiceIncidentRow[];
  /** `but`: the one of them that is left as it is. */
  readonly onGo: (send: Send, but?: string) => void;
  readonly onLeave: () => void;
}

export function DeedTogether({ deed, ...props }: DeedProps & { readonly deed: Deed }) {
  switch (deed) {
    case 'assign':
      return <HandOver {...props} />;
    case 'note':
      return <Note {...props} />;
    case 'same':
      return <Same {...props} />;
    case 'resolve':
      return <Resolve {...props} />;
  }
}

function Frame(props: {
  readonly name: string;
  readonly act: string;
  readonly onGo: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}) {
  const { name, act, onGo, onLeave, children } = props;
  return (
    <Form look="stack" label={name} onSend={() => onGo()} onLeave={onLeave} long>
      {children}
      <div className="row wrap">
        <Button look="primary" submit shortcut="Ctrl+Enter" onPress={onGo}>
          {act}
        </Button>
        <Button onPress={onLeave}>Leave it</Button>
      </div>
    </Form>
  );
}

function HandOver({ rows, onGo, onLeave }: DeedProps) {
  const { words } = useStaff();
  const { outbox } = useClient();
  const { list } = useRows(DeskStaff, rows[0]?.categoryId ?? 'none');
  const [teamId, setTeam] = useState(rows[0]?.teamId ?? '');
  const [assigneeId, setAssignee] = useState('');
  const [note, setNote] = useState('');
  const go = (): void => {
    const assignee = list.find(({ id }) => id === assigneeId)?.name ?? null;
    const to = { teamId, assigneeId: assigneeId === '' ? null : assigneeId, assignee, note };
    onGo((row) => {
      const seen = { teamId: row.teamId, assigneeId: row.assigneeId };
      return outbox.send(AssignServiceIncident, { serviceIncidentId: row.id, ...to, seen });
    });
  };
  return (
    <Frame name="Hand all of them over" act={`Hand ${rows.length} over`} onGo={go} onLeave={onLeave}>
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
                {one.name} · {one.open} open
              </option>
            ))}
          </select>
        )}
      </Field>
      <Words label="Hand-over note" value={note} onChange={setNote} />
    </Frame>
  );
}

function Note({ rows, onGo, onLeave }: DeedProps) {
  const { outbox } = useClient();
  const [text, setText] = useState('');
  const go = (): void => onGo(({ id }) => outbox.send(NoteServiceIncident, { serviceIncidentId: id, text }));
  return (
    <Frame name="A note in each" act={`Note in ${rows.length}`} onGo={go} onLeave={onLeave}>
      <Words label="Internal note: the service centre alone reads it" value={text} onChange={setText} first />
    </Frame>
  );
}

function Resolve({ rows, onGo, onLeave }: DeedProps) {
  const { outbox } = useClient();
  const [resolution, setResolution] = useState('');
  const go = (): void => onGo(({ id }) => outbox.send(ResolveServiceIncident, { serviceIncidentId: id, resolution }));
  return (
    <Frame name="Resolve all of them" act={`Resolve ${rows.length}`} onGo={go} onLeave={onLeave}>
      <Words
        label="What was done: everybody who reported one reads it"
        value={resolution}
        onChange={setResolution}
        first
      />
    </Frame>
  );
}

/** The oldest is the one that they go on in, unless another is named. */
function Same({ rows, onGo, onLeave }: DeedProps) {
  const { outbox } = useClient();
  const oldest = rows.toSorted((a, b) => a.raisedAt - b.raisedAt)[0];
  const [number, setNumber] = useState(oldest?.number ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const go = async (): Promise<void> => {
    const named = rows.find((row) => row.number.toLowerCase() === number.trim().toLowerCase());
    const intoId = named?.id ?? (await findByNumber(number));
    setFault(intoId === null ? `There is no IT incident ${number}.` : null);
    if (intoId === null) return;
    onGo(({ id }) => outbox.send(MergeServiceIncident, { serviceIncidentId: id, intoId, note: '' }), intoId);
  };
  return (
    <Frame
      name="All the same"
      act={`Go on with ${number.trim() || 'it'} alone`}
      onGo={() => void go()}
      onLeave={onLeave}
    >
      {fault !== null && <p role="alert">{fault}</p>}
      <Field label="They are all the same as, by number: the oldest stands here">
        {(id) => (
          <input
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        )}
      </Field>
    </Frame>
  );
}

function Words(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly first?: boolean;
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <textarea
          id={id}
          className="input"
          rows={3}
          // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
          autoFocus={props.first === true}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
