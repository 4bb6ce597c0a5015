import { useState } from 'react';
import { Link, useLocation, useParams, useSearch } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  Catalogue,
  Leaders,
  Profile,
  ServiceIncidentRecord,
  SubmitRequest,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import '../portal/portal.css';
import { Pick } from '../portal/profile-page.tsx';
import { useKept } from '../portal/use-kept.ts';
import { leadOf, priceOf } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { ItemForm } from './item-form.tsx';
import { approvalWords } from './item-words.ts';

type Item = RowOf<typeof Catalogue>;

/** The form of one item of the catalogue. */
export function OrderPage() {
  const { id = '' } = useParams();
  const catalogue = useRows(Catalogue);
  const item = catalogue.byKey.get(id);
  const incidentId = new URLSearchParams(useSearch()).get('incident');
  return (
    <main className="service-page portal">
      {item === undefined ? (
        <Empty title={notRead(catalogue.state, 'the catalogue') ?? 'The catalogue has no such item'} />
      ) : incidentId === null ? (
        <Order item={item} cause={null} />
      ) : (
        <OrderBecause item={item} incidentId={incidentId} />
      )}
    </main>
  );
}

/** Price, lead time and approver stand above the form: nobody learns of them afterwards. */
export function Promised({ terms, inStock }: Offer) {
  return (
    <dl className="portal-standing">
      <dt>It costs</dt>
      <dd>{priceOf(terms.pricePence)}</dd>
      <dt>It takes</dt>
      <dd>
        {leadOf(terms.leadHours)}
        {terms.approval.by === 'nobody' ? '' : ' from the yes'}
        {inStock === 0 && '; none is on the shelf, it takes longer'}
      </dd>
      <dt>Who says yes</dt>
      <dd>{approvalWords(terms)}</dd>
    </dl>
  );
}
type Offer = Readonly<{ terms: Item['terms']; inStock: number | null }>;

type Cause = RowOf<typeof ServiceIncidentRecord>;

/** Asked for at the desk, in the place of whoever reported an IT incident. */
function OrderBecause({ item, incidentId }: { item: Item; incidentId: string }) {
  const { list, state } = useRows(ServiceIncidentRecord, incidentId);
  const [cause] = list;
  if (cause === undefined) return <Empty title={notRead(state, 'the IT incident') ?? 'There is no such IT incident'} />;
  return <Order item={item} cause={cause} />;
}

function Order({ item, cause }: { item: Item; cause: Cause | null }) {
  const { terms } = item;
  const personId = useStaff().session.subject.id;
  const profile = useRows(Profile, personId).list[0];
  const leaders = useRows(Leaders).list.filter(({ id }) => id !== personId);
  const { send, notice } = useSend();
  const [, go] = useLocation();
  const [requestId] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<string | null>(null);
  const { values, set, clear } = useKept(`order.${item.id}${cause === null ? '' : `.${cause.id}`}`, {
    answers: {} as Readonly<Record<string, string>>,
    forWhom: cause?.reporter ?? '',
    approverId: '',
  });
  // Of whoever reported it the server knows the line manager.
  const approverId = values.approverId || (cause === null && profile?.managerId) || '';
  const submit = async (): Promise<void> => {
    setFault(null);
    const asked = terms.approval.by === 'line-manager' && approverId !== '' ? approverId : null;
    const input = { requestId, itemId: item.id, version: item.version, answers: values.answers };
    const done = await send(
      SubmitRequest,
      { ...input, ...because(cause), forWhom: values.forWhom, approverId: asked },
      { confirm: 'Order it anyway', onRefused: (at) => setFault(typeof at === 'string' ? at : null) },
    );
    if (!done) return;
    clear();
    go(cause === null ? `/mine/${requestId}` : `/requests/${requestId}`);
  };
  return (
    <>
      <header className="stack">
        <h2>{terms.name}</h2>
        <p>{terms.summary}</p>
        {cause !== null && <Because cause={cause} />}
      </header>
      <Promised terms={terms} inStock={item.inStock} />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ItemForm
          terms={terms}
          answers={values.answers}
          fault={fault}
          onAnswer={(id, value) => set({ answers: { ...values.answers, [id]: value } })}
        />
        {terms.approval.by === 'line-manager' && (
          <Pick
            label={cause === null ? 'Your line manager' : 'Their line manager, when not the one who is known'}
            options={leaders.map(({ id, name }) => [id, name] as const)}
            value={approverId}
            onPick={(chosen) => set({ approverId: chosen })}
          />
        )}
        <Field label="For somebody else? Their name">
          {(id) => (
            <input
              id={id}
              className="input"
              value={values.forWhom}
              onChange={(event) => set({ forWhom: event.target.value })}
            />
          )}
        </Field>
        {notice}
        <div>
          <Button look="primary" submit onPress={() => void submit()}>
            Ask for it
          </Button>
        </div>
      </form>
    </>
  );
}

/** Asked for by the desk, it is for whoever reported. */
function because(cause: Cause | null) {
  return cause === null ? {} : { serviceIncidentId: cause.id, forId: cause.reporterId };
}

function Because({ cause: { id, number, summary } }: { cause: Cause }) {
  return (
    <p>
      Because of <Link href={`/it-incidents/${id}`}>{number}</Link>
      {summary !== null && `, ${summary}`}
    </p>
  );
}
