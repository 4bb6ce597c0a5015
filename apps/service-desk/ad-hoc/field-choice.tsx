import { Choice } from '../../../ui/choice/choice.tsx';
import type { Field } from './question-words.ts';

/** One of the stored fields; those of the record that it belongs to come last. */
export function FieldChoice(props: {
  readonly label: string;
  readonly fields: readonly Field[];
  readonly value: string;
  readonly onValue: (id: string) => void;
  /** What stands there while none is chosen. */
  readonly none?: string;
}) {
  const { label, fields, value, onValue, none } = props;
  const named = fields.map(({ id, name }) => [id, id.startsWith('p.') ? `Its record: ${name}` : name] as const);
  const own = named.filter(([id]) => !id.startsWith('p.')).toSorted(byName);
  const above = named.filter(([id]) => id.startsWith('p.')).toSorted(byName);
  return (
    <Choice label={label} value={value} onValue={onValue}>
      {[...(none === undefined ? [] : ([['', none]] as const)), ...own, ...above]}
    </Choice>
  );
}

function byName([, a]: readonly [string, string], [, b]: readonly [string, string]): number {
  return a.localeCompare(b);
}
