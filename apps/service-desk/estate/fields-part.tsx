import { useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { ChangeItem } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useKept } from '../portal/use-kept.ts';
import { useStaff } from '../session/staff.tsx';
import { FieldBox, readField, written } from './field-box.tsx';
import type { RecordRow } from './item-page.tsx';
import type { EstateNames, ItemClass } from './use-words.ts';

type FieldWord = ItemClass['fields'][number];

/** What is known, in the order of the class, with whose word it is. */
export function FieldsPart({ record, names }: { record: RecordRow; names: EstateNames }) {
  const { can } = useStaff();
  const [editing, setEditing] = useState(false);
  useAct('changeItem', () => setEditing(true), can('estate-item.keep') && !record.archived && !editing);
  const fields = names.classOf(record.classId)?.fields ?? [];
  if (editing) return <FieldsForm record={record} names={names} fields={fields} onDone={() => setEditing(false)} />;
  const values = { ...record.fields, ...record.personal };
  const known = fields.filter(({ id, key }) => key || values[id] !== undefined);
  return (
    <section className="estate-part stack" aria-label="Fields">
      <div className="row">
        <h3 className="label">What is known</h3>
        {can('estate-item.keep') && !record.archived && (
          <span className="push">
            <ActButton act="changeItem">Change</ActButton>
          </span>
        )}
      </div>
      <dl className="item-fields">
        {known.map((field) => (
          <div key={field.id}>
            <dt className="quiet">{field.name}</dt>
            <dd>{shownOf(field, values[field.id], names)}</dd>
            <dd className="hint">{names.nameOf('sources', record.origins[field.id] ?? null)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function shownOf(field: FieldWord, value: Parameters<typeof written>[0], { nameOf }: EstateNames): string {
  if (value === undefined) return 'missing';
  const text = written(value);
  if (field.kind === 'team') return nameOf('teams', text);
  if (field.kind === 'station') return nameOf('stations', text);
  if (field.unit === 'p') return `£${(Number(value) / 100).toFixed(2)}`;
  return field.unit === '' ? text : `${text} ${field.unit}`;
}

interface FormProps {
  readonly record: RecordRow;
  readonly names: EstateNames;
  readonly fields: readonly FieldWord[];
  readonly onDone: () => void;
}

const nothingTyped = { name: null as string | null, typed: {} as Readonly<Record<string, string>> };

/** Sends what was changed, with the values that were seen: another's change meanwhile is told, not overwritten. */
function FieldsForm({ record, names, fields, onDone }: FormProps) {
  const { send, notice } = useSend();
  const [seen] = useState(() => ({ ...record.fields, ...record.personal }));
  const kept = useKept(`item-fields.${record.id}`, nothingTyped);
  const { typed } = kept.values;
  const name = kept.values.name ?? record.name ?? '';
  const save = async (): Promise<void> => {
    const changed = fields.filter(({ id }) => typed[id] !== undefined && typed[id] !== written(seen[id]));
    const values = changed.map((field) => [field.id, readField(field, typed[field.id] ?? '')] as const);
    const before = changed.map(({ id }) => [id, seen[id] ?? null] as const);
    const input = {
      itemId: record.id,
      name: name === record.name ? null : name,
      fields: Object.fromEntries(values),
      seen: Object.fromEntries(before),
    };
    if (!(await send(ChangeItem, input))) return;
    kept.clear();
    onDone();
  };
  return (
    <Form look="item-form" label="Change fields" onSend={() => void save()} onLeave={onDone}>
      {notice}
      <Field label="Name">
        {(id) => (
          <input
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={name}
            onChange={(event) => kept.set({ name: event.target.value })}
          />
        )}
      </Field>
      {fields.map((field) => (
        <FieldBox
          key={field.id}
          field={field}
          names={names}
          value={typed[field.id] ?? written(seen[field.id])}
          onChange={(value) => kept.set({ typed: { ...typed, [field.id]: value } })}
        />
      ))}
      <div className="row">
        <Button look="primary" submit onPress={() => void save()}>
          Save
        </Button>
        <Button onPress={onDone}>Leave it</Button>
      </div>
    </Form>
  );
}
