import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { When } from '../../../client/when.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { ArchiveItem, ItemRecord, MoveItem, RestoreItem } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { CustodyPart } from '../kit/custody-part.tsx';
import { VehiclePart } from '../kit/vehicles-page.tsx';
import { useKept } from '../portal/use-kept.ts';
import { useStaff } from '../session/staff.tsx';
import { BarCode } from './bar-code.tsx';
import { FieldsPart } from './fields-part.tsx';
import { FindingsPart } from './findings-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { RelationsPart } from './relations-part.tsx';
import { type EstateNames, useEstateWords } from './use-words.ts';
import { UsesPart, WorthPart } from './uses-part.tsx';
import './estate.css';

export type RecordRow = RowOf<typeof ItemRecord>;

/** One item: what is known of it and by whose word, what it needs and what needs it, and its history. */
export function ItemPage() {
  const { id = '' } = useParams();
  const { list, state } = useRows(ItemRecord, id);
  const names = useEstateWords();
  const { can } = useStaff();
  const record = list[0];
  if (record === undefined) {
    const title = notRead(state, 'this item') ?? 'There is no such item, or it is not open to you';
    return (
      <main className="service-page">
        <Empty title={title} />
      </main>
    );
  }
  return (
    <main className="service-page wide item-page" key={record.id}>
      <Head record={record} names={names} />
      <div className="stack">
        <FindingsPart record={record} names={names} />
        <FieldsPart record={record} names={names} />
        <WorthPart record={record} />
        {can('service-incident.read') && <UsesPart itemId={record.id} />}
        <HistoryPart id={record.id} names={names} />
      </div>
      <div className="stack">
        {can('estate-custody.read') && (
          <CustodyPart itemId={record.id} label={record.label} classId={record.classId} archived={record.archived} />
        )}
        <RelationsPart id={record.id} names={names} editable={!record.archived} />
        {record.classId === 'vehicle' && <VehiclePart itemId={record.id} />}
        <LabelPart record={record} />
      </div>
    </main>
  );
}

type Deed = 'move' | 'archive';

function Head({ record, names }: { record: RecordRow; names: EstateNames }) {
  const { can } = useStaff();
  const [deed, setDeed] = useState<Deed | null>(null);
  const { label, name, classId, stage, archived, access, stale, seenAt, seenBy } = record;
  const open = can('estate-item.keep');
  useAct('moveItem', () => setDeed('move'), open && !archived);
  return (
    <header className="stack">
      <p className="quiet">
        <Link href="/estate">Estate</Link> · {label} · {names.nameOf('classes', classId)} ·{' '}
        <strong>{archived ? 'in the archive' : names.nameOf('stages', stage)}</strong>
        {access !== 'open' && ` · ${access}`}
        {seenAt !== null && (
          <>
            {' '}
            · seen <When at={seenAt} /> by {names.nameOf('sources', seenBy)}
          </>
        )}
        {stale && <span className="item-mark">not seen in time</span>} ·{' '}
        <Link href={`/estate/${record.id}/graph`}>What hangs together</Link>
      </p>
      <h2>{name ?? 'erased'}</h2>
      {open && (
        <div className="row wrap">
          {!archived && <ActButton act="moveItem">Move on</ActButton>}
          <Button onPress={() => setDeed('archive')}>{archived ? 'Take out of the archive' : 'Archive'}</Button>
        </div>
      )}
      {deed === 'move' && <MoveForm record={record} names={names} onDone={() => setDeed(null)} />}
      {deed === 'archive' && <ArchiveForm record={record} onDone={() => setDeed(null)} />}
    </header>
  );
}

function MoveForm({ record, names, onDone }: { record: RecordRow; names: EstateNames; onDone: () => void }) {
  const { send, notice } = useSend();
  const { values, set, clear } = useKept(`move-item.${record.id}`, { note: '' });
  const { note } = values;
  const next = names.words?.stages.find(({ id }) => id === record.stage)?.next ?? [];
  const move = async (to: string): Promise<void> => {
    const input = { itemId: record.id, from: record.stage, to, note };
    if (!(await send(MoveItem, input, { confirm: 'Move it all the same' }))) return;
    clear();
    onDone();
  };
  return (
    <section className="item-form" data-typing aria-label="Move on in its life cycle">
      {notice}
      <Field label="Note">
        {(id) => (
          <input
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={note}
            onChange={(event) => set({ note: event.target.value })}
            onKeyDown={(event) => event.key === 'Escape' && onDone()}
          />
        )}
      </Field>
      <div className="row wrap">
        {next.map((to) => (
          <Button key={to} onPress={() => void move(to)}>
            {names.nameOf('stages', to)}
          </Button>
        ))}
        {next.length === 0 && <span className="quiet">Its life cycle ends here.</span>}
      </div>
    </section>
  );
}

function ArchiveForm({ record, onDone }: { record: RecordRow; onDone: () => void }) {
  const { send, notice } = useSend();
  const { values, set, clear } = useKept(`archive-item.${record.id}`, { reason: '' });
  const { reason } = values;
  const { id: itemId, archived } = record;
  const go = async (): Promise<void> => {
    const input = { itemId, reason };
    const done = archived
      ? await send(RestoreItem, input)
      : await send(ArchiveItem, input, { confirm: 'Archive it all the same' });
    if (!done) return;
    clear();
    onDone();
  };
  return (
    <Form look="item-form" onSend={() => void go()} onLeave={onDone}>
      {notice}
      <Field label="Why">
        {(id) => (
          <input
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a button.
            autoFocus
            value={reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <div>
        <Button look="primary" submit onPress={() => void go()}>
          {archived ? 'Take it out' : 'Archive it'}
        </Button>
      </div>
    </Form>
  );
}

function LabelPart({ record: { label } }: { record: RecordRow }) {
  return (
    <section className="estate-part stack" aria-label="Label">
      <h3 className="label">Label</h3>
      <BarCode text={label} />
      <p className="number">{label}</p>
    </section>
  );
}
