import { useLayoutEffect, useRef } from 'react';
import { useClient } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { LinkEntry } from '../../../modules/operations/contract.ts';
import { EntryKind, rolesOfEntry } from '../../../modules/pole/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import type { FormField, Values } from '../incident/act-forms.ts';
import { FormFields } from '../incident/form-fields.tsx';
import { useFormDraft } from '../incident/use-form-draft.ts';
import type { IncidentRow } from '../queue/order.ts';
import { KnownList } from './known-list.tsx';
import type { KnownEntry } from './read-known.ts';
import { useKnown } from './use-known.ts';

interface EntryFormProps {
  readonly incident: IncidentRow;
  readonly purpose: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const is =
  (kind: string) =>
  (values: Values): boolean =>
    values.kind === kind;
const options = (words: readonly string[]) => words.map((value) => ({ value, words: value }));

const fields: readonly FormField[] = [
  { name: 'kind', label: 'Kind', as: 'buttons', initial: 'person', options: options(EntryKind.options) },
  ...EntryKind.options.map(
    (kind): FormField => ({
      ...{ name: `role-${kind}`, label: 'Role', as: 'select', initial: rolesOfEntry[kind][0] },
      ...{ options: options(rolesOfEntry[kind]), when: is(kind) },
    }),
  ),
  { name: 'name', label: 'Name', as: 'text', initial: '', when: is('person') },
  { name: 'phone', label: 'Number', as: 'text', initial: '', when: is('person') },
  { name: 'address', label: 'Address', as: 'text', initial: '', when: is('person') },
  { name: 'registration', label: 'Registration', as: 'text', initial: '', when: is('vehicle') },
  { name: 'make', label: 'Make and colour', as: 'text', initial: '', when: is('vehicle') },
  { name: 'description', label: 'What it is', as: 'text', initial: '', when: is('property') },
  { name: 'serial', label: 'Serial number', as: 'text', initial: '', when: is('property') },
];

/** Somebody or something new; whoever is known already shows beneath while it is typed and is linked instead. */
export function EntryForm({ incident, purpose, onClose, onDone }: EntryFormProps) {
  const { values, set, clear } = useFormDraft(`entry.${incident.id}`, fields);
  const { send, notice } = useSend();
  const { newId } = useClient();
  const box = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('button')?.focus(), []);
  const rows = useKnown(askingOf(values, incident, purpose), 0);
  const known = (rows ?? []).filter(({ kind }) => kind !== 'contact');
  const link = async (entry: KnownEntry | null): Promise<void> => {
    const done = await send(LinkEntry, {
      ...{ linkId: newId(), about: { kind: 'incident', id: incident.id }, role: roleOf(values), reason: '' },
      ...{ entryId: entry?.id ?? newId(), entry: entry === null ? entryOf(values) : null },
    });
    if (!done) return;
    clear();
    onDone();
  };
  return (
    <section
      className="inline-form"
      aria-label="Add a person, vehicle or property"
      data-typing
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <form
        ref={box}
        className="known-form"
        onSubmit={(event) => {
          event.preventDefault();
          void link(null);
        }}
      >
        <FormFields fields={fields} values={values} onValues={set} />
        <div className="row">
          <Button look="primary" submit onPress={() => void link(null)} shortcut="Enter">
            Add as {roleOf(values)}
          </Button>
          <Button look="plain" onPress={onClose} shortcut="Esc">
            Put away
          </Button>
        </div>
      </form>
      {notice}
      {known.length > 0 && (
        <KnownList
          rows={known}
          purpose={purpose}
          choose={{ label: `Link as ${roleOf(values)}`, onChoose: (entry) => void link(entry) }}
          onChange={() => undefined}
        />
      )}
    </section>
  );
}

function kindOf(values: Values): keyof typeof rolesOfEntry {
  return EntryKind.options.find((kind) => kind === values.kind) ?? 'person';
}

function roleOf(values: Values) {
  const kind = kindOf(values);
  return rolesOfEntry[kind].find((role) => role === values[`role-${kind}`]) ?? 'other';
}

function entryOf(values: Values) {
  const text = (name: string): string => (values[name] ?? '').trim();
  const filled = (name: string): string[] => (text(name) === '' ? [] : [text(name)]);
  switch (kindOf(values)) {
    case 'person':
      return { kind: 'person', name: text('name'), phones: filled('phone'), addresses: filled('address') } as const;
    case 'vehicle':
      return { kind: 'vehicle', registration: text('registration'), make: text('make') || null } as const;
    case 'property':
      return { kind: 'property', description: text('description'), serial: text('serial') || null } as const;
  }
}

function askingOf(values: Values, incident: IncidentRow, purpose: string) {
  const kind = kindOf(values);
  const text = (name: string, of: string): string => (kind === of ? (values[name] ?? '') : '');
  return {
    ...{ about: incident.id, purpose, point: null, where: '', name: text('name', 'person') },
    ...{ number: text('phone', 'person'), address: text('address', 'person') },
    registration: text('registration', 'vehicle'),
  };
}
