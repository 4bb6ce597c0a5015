import { useState } from 'react';
import type { FieldFault } from '../../../client/outbox.ts';
import { useDraft } from '../../../client/react.tsx';
import { type Role, roles } from '../../../kernel/pure.ts';

/** An account as it stands in the boxes. */
export interface Person {
  readonly name: string;
  readonly displayName: string;
  readonly callsign: string;
  readonly collar: string;
  readonly roles: readonly Role[];
}

/** What is wrong, by the name of the field. */
export type Faults = Readonly<Record<string, string>>;

/** What has been typed over what stands: it survives reload and kill, and goes when it is done. */
export function useAccountDraft(name: string, standing: Person) {
  const [text, setText] = useDraft(name);
  const [faults, setFaults] = useState<Faults>({});
  const typed = read(text);
  return {
    person: { ...standing, ...typed },
    faults,
    set: (part: Partial<Person>) => setText(JSON.stringify({ ...typed, ...part })),
    /** These were carried out: what the server says stands there again. */
    clear: (...fields: readonly (keyof Person)[]) => {
      const left = Object.entries(typed).filter(([field]) => !fields.some((one) => one === field));
      setText(left.length === 0 ? '' : JSON.stringify(Object.fromEntries(left)));
      setFaults({});
    },
    onMalformed: (errors: readonly FieldFault[]) => setFaults(faultsOf(errors)),
  };
}

export type AccountDraft = ReturnType<typeof useAccountDraft>;

export const everyField = ['name', 'displayName', 'callsign', 'collar', 'roles'] as const;

/** `input.roles.0` is a fault of the roles. */
export function faultsOf(errors: readonly Pick<FieldFault, 'field' | 'reason'>[]): Faults {
  return Object.fromEntries(
    errors.map(({ field, reason }) => [field.replace(/^input\./, '').split('.')[0] ?? '', reason]),
  );
}

/** An empty box is no value. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** In the order of the list, whatever was ticked last. */
export function toggled(held: readonly Role[], role: Role): readonly Role[] {
  return roles.filter((one) => (one === role ? !held.includes(role) : held.includes(one)));
}

function read(text: string): Partial<Person> {
  try {
    return text === '' ? {} : (JSON.parse(text) as Partial<Person>);
  } catch {
    return {};
  }
}
