import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { Custodies, IssueItems, Items } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useEstateWords } from '../estate/use-words.ts';
import { useKept } from '../portal/use-kept.ts';
import { nobody, PersonBox, type To, toOf } from './person-box.tsx';
import { foundByScan } from './scan.ts';
import { SignatureBox, useSigning } from './signature.tsx';
import './kit.css';

const blank = { to: nobody as To, itemIds: [] as readonly string[], signedBy: '', note: '' };

/** Somebody stands at the counter: who, what they take, their signature. Several things go out in one go. */
export function IssuePage() {
  const { values, set, clear } = useKept('issue-kit', blank);
  const { send, notice } = useSend();
  const signing = useSigning();
  const [done, setDone] = useState<string | null>(null);
  const { to, itemIds, signedBy, note } = values;
  const [page, setPage] = useState(0);
  const issue = async (): Promise<void> => {
    const signature = await signing.sign(signedBy);
    if (signature === null) return;
    const input = { itemIds: [...itemIds], to: toOf(to), signature, note };
    if (!(await send(IssueItems, input, { confirm: 'Issue them all the same' }))) return;
    setDone(`${itemIds.length === 1 ? 'One item' : `${itemIds.length} items`} issued to ${to.who}.`);
    clear();
    // A fresh sheet: the board is wiped, and the next person can be typed at once.
    setPage(page + 1);
    signing.setDrawn(false);
  };
  return (
    <main className="service-page kit-page" key={page}>
      <p className="quiet">
        <Link href="/kit">Kit</Link>
      </p>
      <h2>Issue desk</h2>
      {done !== null && <p role="status">{done}</p>}
      <Form look="stack" onSend={() => void issue()}>
        {notice}
        <PersonBox
          label="To whom"
          to={to}
          autoFocus
          onChange={(next) => set({ to: next, ...(next.personId !== null && { signedBy: next.who }) })}
        />
        <Basket itemIds={itemIds} onChange={(next) => set({ itemIds: next })} />
        <SignatureBox signing={signing} name={signedBy} onName={(name) => set({ signedBy: name })} />
        <Field label="Note">
          {(id) => (
            <input id={id} className="input" value={note} onChange={(event) => set({ note: event.target.value })} />
          )}
        </Field>
        <div className="row wrap">
          <Button look="primary" submit onPress={() => void issue()}>
            {itemIds.length === 0 ? 'Issue' : `Issue ${itemIds.length === 1 ? 'it' : `${itemIds.length} items`}`}
          </Button>
          <Button onPress={clear}>Clear the sheet</Button>
        </div>
      </Form>
    </main>
  );
}

interface BasketProps {
  readonly itemIds: readonly string[];
  readonly onChange: (itemIds: readonly string[]) => void;
}

/** A scanner types the label and Enter; so does a hand. */
function Basket({ itemIds, onChange }: BasketProps) {
  const items = useRows(Items);
  const custodies = useRows(Custodies);
  const { nameOf } = useEstateWords();
  const [scanned, setScanned] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const add = (): void => {
    // What was scanned stays until there is something to look it up in.
    if (items.state !== 'ready') {
      setFault('The register is still coming: press Enter again.');
      return;
    }
    const found = foundByScan(items.list, scanned);
    const held = found === null ? null : (custodies.byKey.get(found.id)?.person ?? null);
    setFault(faultOf(scanned.trim(), found?.label ?? null, held));
    if (found !== null && held === null && !itemIds.includes(found.id)) onChange([...itemIds, found.id]);
    setScanned('');
    box.current?.focus();
  };
  return (
    <section className="stack" aria-label="What goes out">
      <Field label="Scan a label, or type a label, serial number or asset tag">
        {(id) => (
          <input
            ref={box}
            id={id}
            className="input kit-scan"
            autoComplete="off"
            value={scanned}
            onChange={(event) => setScanned(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || scanned.trim() === '') return;
              event.preventDefault();
              add();
            }}
          />
        )}
      </Field>
      {items.state === 'ready' && <p className="hint">{items.list.length} items are in the register.</p>}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <ul className="kit-basket" aria-label="Items that go out">
        {itemIds.map((id) => {
          const item = items.byKey.get(id);
          return (
            <li key={id}>
              <span className="number">{item?.label}</span>
              <span className="clip">{item?.name ?? nameOf('classes', item?.classId ?? null)}</span>
              <span className="push">
                <Button onPress={() => onChange(itemIds.filter((one) => one !== id))}>
                  Take out<span className="unseen"> {item?.label}</span>
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function faultOf(scanned: string, label: string | null, held: string | null): string | null {
  if (label === null) return `Nothing, or more than one thing, carries ${scanned}.`;
  return held === null ? null : `${held} has ${label}: have it returned first, or transfer it.`;
}
