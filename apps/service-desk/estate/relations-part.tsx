import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { ItemRelations, Items, RelateItem, UnrelateItem } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useKept } from '../portal/use-kept.ts';
import { useStaff } from '../session/staff.tsx';
import type { EstateNames } from './use-words.ts';

type Relation = RowOf<typeof ItemRelations>;

interface PartProps {
  readonly id: string;
  readonly names: EstateNames;
  readonly editable: boolean;
}

/** In words of both directions: what this item needs, and what needs it. */
export function RelationsPart({ id, names, editable }: PartProps) {
  const { can } = useStaff();
  const { list } = useRows(ItemRelations, id);
  const { send, notice } = useSend();
  const [adding, setAdding] = useState(false);
  const mayKeep = can('estate-item.keep') && editable;
  useAct('relateItem', () => setAdding(true), mayKeep);
  const groups = useMemo(() => grouped(list, id, names), [list, id, names]);
  const takeOff = (kind: string, toId: string) => void send(UnrelateItem, { itemId: id, kind, toId });
  return (
    <section className="estate-part stack" aria-label="Relations">
      <div className="row">
        <h3 className="label">What it hangs on, and what hangs on it</h3>
        {mayKeep && (
          <span className="push">
            <ActButton act="relateItem">Relate</ActButton>
          </span>
        )}
      </div>
      {notice}
      {adding && <RelateForm id={id} names={names} onDone={() => setAdding(false)} />}
      {groups.length === 0 && <p className="quiet">Nothing yet.</p>}
      {groups.map(({ words, relations }) => (
        <div key={words}>
          <h4 className="quiet">{words}</h4>
          <ul className="item-list">
            {relations.map((one) => (
              <li key={one.id}>
                <Other id={one.fromId === id ? one.toId : one.fromId} />
                {mayKeep && one.fromId === id && (
                  <span className="push">
                    <Button tip={`It no longer ${words}`} onPress={() => takeOff(one.kind, one.toId)}>
                      Take off
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Other({ id }: { id: string }) {
  const item = useRows(Items).byKey.get(id);
  return (
    <>
      <Link href={`/estate/${id}`}>{item?.label ?? 'item'}</Link>
      <span className="clip">{item?.name ?? 'restricted'}</span>
    </>
  );
}

interface Grouped {
  readonly words: string;
  readonly relations: readonly Relation[];
}

function grouped(list: readonly Relation[], id: string, { words }: EstateNames): readonly Grouped[] {
  const kinds = new Map(words?.kinds.map((kind) => [kind.id, kind]));
  const wordsOf = ({ fromId, kind, group, needs }: Relation): string => {
    const named = kinds.get(kind);
    if (fromId !== id) return named?.reverse ?? kind;
    const own = named?.name ?? kind;
    if (group === null) return own;
    const members = list.filter((one) => one.fromId === id && one.group === group).length;
    return `${own} ${needs ?? 1} of these ${members} (${group})`;
  };
  return [...Map.groupBy(list, wordsOf)].map(([one, relations]) => ({ words: one, relations }));
}

/** By label, as it stands on the thing; several at once may stand in for each other. */
function useRelate(itemId: string, onDone: () => void) {
  const { send, notice } = useSend();
  const items = useRows(Items).list;
  const [fault, setFault] = useState<string | null>(null);
  const relate = async (kind: string, labels: string, needs: string): Promise<void> => {
    const asked = labels.split(/[\s,]+/).filter(Boolean);
    const found = asked.map(
      (label) => items.find((one) => one.label.toLowerCase() === label.toLowerCase())?.id ?? null,
    );
    const lost = asked.find((_, i) => found[i] === null);
    setFault(lost === undefined ? null : `There is no item ${lost}.`);
    const toIds = found.flatMap((one) => one ?? []);
    if (lost !== undefined || toIds.length === 0) return;
    const group = needs === '' ? null : { name: `any-${kind}`, needs: Number(needs) };
    const input = { itemId, kind, toIds, group };
    if (await send(RelateItem, input, { confirm: 'Relate them all the same' })) onDone();
  };
  return { relate, notice, fault };
}

function RelateForm({ id, names, onDone }: Pick<PartProps, 'id' | 'names'> & { onDone: () => void }) {
  const { values, set, clear } = useKept(`relate.${id}`, { kind: 'depends-on', labels: '', needs: '' });
  const { kind, labels, needs } = values;
  const { relate, notice, fault } = useRelate(id, () => {
    clear();
    onDone();
  });
  const go = () => void relate(kind, labels, needs);
  return (
    <Form look="item-form" label="Relate" onSend={() => go()} onLeave={onDone}>
      {notice}
      {fault !== null && <p role="alert">{fault}</p>}
      <Field label="This item">
        {(box) => (
          <select
            id={box}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={kind}
            onChange={(event) => set({ kind: event.target.value })}
          >
            {names.words?.kinds.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Labels">
        {(box) => (
          <input
            id={box}
            className="input"
            placeholder="SW-1, SW-2"
            value={labels}
            onChange={(event) => set({ labels: event.target.value })}
          />
        )}
      </Field>
      <Field label="So many are enough (empty: all)">
        {(box) => (
          <input
            id={box}
            className="input"
            inputMode="numeric"
            value={needs}
            onChange={(event) => set({ needs: event.target.value.replaceAll(/\D/g, '') })}
          />
        )}
      </Field>
      <div>
        <Button look="primary" submit onPress={go}>
          Relate
        </Button>
      </div>
    </Form>
  );
}
