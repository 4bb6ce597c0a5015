import { CorrectEntry } from '../../../modules/pole/contract.ts';
import type { ActForm, FormField, Values } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import type { KnownEntry } from './read-known.ts';

type Said = NonNullable<KnownEntry['said']>;

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

const BETWEEN = '; ';
const text = (name: string, label: string, initial: string): FormField => ({ name, label, as: 'text', initial });

function fieldsOf(said: Said): readonly FormField[] {
  switch (said.kind) {
    case 'person':
      return [
        text('name', 'Name', said.name),
        text('aliases', 'Also called', said.aliases.join(BETWEEN)),
        text('bornOn', 'Born on (year-month-day)', said.bornOn ?? ''),
        text('phones', 'Numbers', said.phones.join(BETWEEN)),
        text('addresses', 'Addresses', said.addresses.join(BETWEEN)),
      ];
    case 'vehicle':
      return [
        text('registration', 'Registration', said.registration),
        text('make', 'Make and colour', said.make ?? ''),
      ];
    case 'property':
      return [text('description', 'What it is', said.description), text('serial', 'Serial number', said.serial ?? '')];
  }
}

function saidBy({ kind }: Said, values: Values): Said {
  const one = (name: string): string => (values[name] ?? '').trim();
  const list = (name: string): string[] =>
    one(name)
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  switch (kind) {
    case 'person':
      return {
        ...{ kind, name: one('name'), aliases: list('aliases'), bornOn: one('bornOn') || null },
        ...{ phones: list('phones'), addresses: list('addresses') },
      };
    case 'vehicle':
      return { kind, registration: one('registration'), make: one('make') || null };
    case 'property':
      return { kind, description: one('description'), serial: one('serial') || null };
  }
}
