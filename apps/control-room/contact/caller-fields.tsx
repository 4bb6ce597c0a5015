import { useEffect } from 'react';
import type { useSend } from '../../../client/send/use-send.tsx';
import { Field } from '../../../ui/field/field.tsx';
import type { ContactRow } from '../queue/order.ts';
import { type FieldName, useContactField } from './use-contact-field.ts';

interface CallerFieldsProps {
  readonly contactId: string;
  readonly contact: ContactRow | null;
  readonly send: ReturnType<typeof useSend>['send'];
  readonly onFirst: () => void;
  /** What saves the boxes as they stand, by field: saving the contact saves them too. */
  readonly savers: Map<FieldName, () => Promise<boolean>>;
}

const fields: readonly { field: Exclude<FieldName, 'what'>; label: string }[] = [
  { field: 'callerName', label: 'Caller' },
  { field: 'callerNumber', label: 'Number' },
  { field: 'callerAddress', label: 'Caller’s address' },
  { field: 'note', label: 'Note' },
];

export function CallerFields(props: CallerFieldsProps) {
  return (
    <div className="caller-fields">
      {fields.map(({ field, label }) => (
        <CallerField key={field} {...props} field={field} label={label} />
      ))}
    </div>
  );
}

function CallerField(props: CallerFieldsProps & { field: Exclude<FieldName, 'what'>; label: string }) {
  const { contactId, contact, send, onFirst, savers, field, label } = props;
  const held = useContactField({ contactId, field, contact, send });
  useEffect(() => {
    savers.set(field, held.save);
  });
  return (
    <Field label={label} state={held.state}>
      {(id) => (
        <input
          id={id}
          className="input"
          autoComplete="off"
          value={held.text}
          onChange={(event) => {
            onFirst();
            held.set(event.target.value);
          }}
          onBlur={() => void held.save()}
        />
      )}
    </Field>
  );
}
