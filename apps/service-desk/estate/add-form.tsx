import { useSend } from '../../../client/send/use-send.tsx';
import { AddItems } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useKept } from '../portal/use-kept.ts';
import { FieldBox, readField } from './field-box.tsx';
import type { EstateNames } from './use-words.ts';

const blank = { classId: '', name: '', values: {} as Readonly<Record<string, string>> };

/** Class and name, and the fields that count for the class; all else can be said later. */
export function AddForm({ names, onDone }: { names: EstateNames; onDone: (id: string | null) => void }) {
  const { send, notice } = useSend();
  const kept = useKept('add-item', blank);
  const { classId, name, values } = kept.values;
  const fields = names.classOf(classId)?.fields.filter(({ key }) => key) ?? [];
  const add = async (): Promise<void> => {
    const itemId = crypto.randomUUID();
    const read = fields.map((field) => [field.id, readField(field, values[field.id] ?? '')] as const);
    const item = { itemId, classId, name, stage: 'in-stock', fields: Object.fromEntries(read) };
    if (!(await send(AddItems, { items: [item] }))) return;
    kept.clear();
    onDone(itemId);
  };
  return (
    <Form look="item-form" label="New item" onSend={() => void add()} onLeave={() => onDone(null)}>
      {notice}
      <Field label="Class">
        {(id) => (
          <select
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={classId}
            onChange={(event) => kept.set({ classId: event.target.value })}
          >
            <option value="">–</option>
            {names.words?.classes.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Name">
        {(id) => (
          <input id={id} className="input" value={name} onChange={(event) => kept.set({ name: event.target.value })} />
        )}
      </Field>
      {fields.map((field) => (
        <FieldBox
          key={field.id}
          field={field}
          names={names}
          value={values[field.id] ?? ''}
          onChange={(value) => kept.set({ values: { ...values, [field.id]: value } })}
        />
      ))}
      <div className="row">
        <Button look="primary" submit onPress={() => void add()}>
          Add it to the stock
        </Button>
        <Button onPress={() => onDone(null)}>Leave it</Button>
      </div>
    </Form>
  );
}
