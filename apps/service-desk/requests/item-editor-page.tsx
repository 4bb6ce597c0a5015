import { useState } from 'react';
import { useParams } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  CatalogueItems,
  CatalogueVersions,
  CountStock,
  type ItemTerms,
  PublishCatalogueItem,
  SaveCatalogueItem,
  WithdrawCatalogueItem,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import '../portal/portal.css';
import { useKept } from '../portal/use-kept.ts';
import { dayAndTime, priceOf } from '../portal/when.ts';
import { ItemFields } from './item-fields.tsx';
import { ItemForm } from './item-form.tsx';
import { Promised } from './order-page.tsx';
import { tidied } from './parts.ts';
import './requests.css';

const blank: ItemTerms = {
  ...{ name: '', summary: '', group: '', fields: [], eligible: [], pricePence: 0, leadHours: 10, calendar: 'office' },
  approval: { by: 'line-manager', hours: 16 },
  tasks: [{ id: 'deliver', name: 'Deliver it', teamId: 'service-desk', after: [] }],
  ...{ stocked: false, changeModelId: null, bundle: null },
};

/** Everything about one item on one page, and beside it what whoever asks will see. */
export function ItemEditorPage() {
  const { id = '' } = useParams();
  const items = useRows(CatalogueItems);
  if (items.state !== 'ready') {
    return (
      <main className="service-page">
        <Empty title={notRead(items.state, 'the catalogue') ?? ''} />
      </main>
    );
  }
  return <Editor key={id} id={id} />;
}

function Editor({ id }: { id: string }) {
  const standing = useRows(CatalogueItems).byKey.get(id);
  const { send, notice } = useSend();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { values, set, clear } = useKept<ItemTerms>(`item.${id}`, standing?.draft ?? blank);
  const seen = standing?.revision ?? 0;
  const save = async (): Promise<boolean> => {
    setFaults({});
    const done = await send(
      SaveCatalogueItem,
      { itemId: id, seen, terms: tidied(values) },
      { onMalformed: (errors) => setFaults(byField(errors)) },
    );
    if (done) clear();
    return done;
  };
  const publish = async (): Promise<void> => {
    if (await save()) await send(PublishCatalogueItem, { itemId: id, seen: seen + 1 });
  };
  return (
    <main className="service-page">
      <div className="row wrap">
        <h2>{values.name || 'New item'}</h2>
        <span className="quiet">
          {standing?.version == null ? 'Never published' : `Version ${standing.version}`}
          {standing?.situation === 'withdrawn' && ', withdrawn'}
        </span>
        <span className="row push">
          <Button onPress={() => void save()}>Save</Button>
          <Button look="primary" onPress={() => void publish()}>
            Save and publish
          </Button>
          {standing?.situation === 'published' && (
            <Button onPress={() => void send(WithdrawCatalogueItem, { itemId: id })}>Withdraw</Button>
          )}
        </span>
      </div>
      {notice}
      <div className="item-editor">
        <div className="stack">
          <ItemFields terms={values} faults={faults} onChange={set} />
          {standing !== undefined && values.stocked && <Stock id={id} inStock={standing.inStock} />}
          <Versions id={id} />
        </div>
        <Preview terms={tidied(values)} inStock={standing?.inStock ?? null} />
      </div>
    </main>
  );
}

/** `input.terms.tasks.0.after` is told at `tasks.0.after`. */
function byField(errors: readonly { readonly field: string; readonly reason: string }[]) {
  return Object.fromEntries(errors.map(({ field, reason }) => [field.replace(/^input\.terms\./, ''), reason]));
}

function Preview({ terms, inStock }: { terms: ItemTerms; inStock: number | null }) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  return (
    <section className="item-preview portal" aria-label="As whoever asks sees it">
      <p className="label">As whoever asks sees it</p>
      <h3>{terms.name}</h3>
      <p>{terms.summary}</p>
      <Promised terms={terms} inStock={terms.stocked ? inStock : null} />
      <ItemForm
        terms={terms}
        answers={answers}
        fault={null}
        onAnswer={(id, value) => setAnswers({ ...answers, [id]: value })}
      />
    </section>
  );
}

function Stock({ id, inStock }: { id: string; inStock: number | null }) {
  const { send, notice } = useSend();
  const [text, setText] = useState('');
  return (
    <form
      className="row wrap"
      onSubmit={(event) => {
        event.preventDefault();
        void send(CountStock, { itemId: id, quantity: Number(text) });
      }}
    >
      <Field label={`On the shelf: ${inStock ?? 'never counted'}. Counted now`}>
        {(field) => (
          <input
            id={field}
            className="input"
            inputMode="numeric"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button submit onPress={() => void send(CountStock, { itemId: id, quantity: Number(text) })}>
        Keep the count
      </Button>
      {notice}
    </form>
  );
}

function Versions({ id }: { id: string }) {
  const { list } = useRows(CatalogueVersions, id);
  const now = useNow();
  if (list.length === 0) return null;
  return (
    <section aria-label="Versions">
      <h3>Versions</h3>
      <ul>
        {list.toReversed().map(({ version, at, author, terms }) => (
          <li key={version}>
            <span className="number">{version}</span> {dayAndTime(at, now)}, {author}: {priceOf(terms.pricePence)},{' '}
            {terms.leadHours} h, {terms.tasks.length === 1 ? 'one task' : `${terms.tasks.length} tasks`}
          </li>
        ))}
      </ul>
    </section>
  );
}
