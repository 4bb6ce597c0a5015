import { CorrectEntry } from '../../../modules/pole/contract.ts';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import { fieldsOf, type Said, saidBy } from './entry-fields.ts';
import type { KnownEntry } from './read-known.ts';

/** What is known is corrected with the reason; several names, numbers or addresses stand with semicolons between them. */
export function CorrectEntryForm(props: {
  readonly entry: KnownEntry;
  readonly said: Said;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { entry, said, onClose, onDone } = props;
  const form: ActForm = {
    fields: fieldsOf(said),
    reason: 'Reason and source',
    submit: () => `Correct ${entry.name}`,
    send: (send, values, reason) =>
      send(CorrectEntry, { entryId: entry.id, seen: entry.seen, entry: saidBy(said, values), reason }),
    focus: 'fields',
  };
  // A draft is of what was read then: after a colleague's correction it begins anew.
  const draft = `correct-entry.${entry.id}.${entry.seen}`;
  return <ReasonForm form={form} draft={draft} takesFocus={true} onClose={onClose} onDone={onDone} />;
}
