import { useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { pointWords, Transfers, WhereaboutsView } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import type { IncidentRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { groundWords, PlaceNote } from './place-note.tsx';
import { PointForm } from './point-form.tsx';
import { ShapeList } from './shape-list.tsx';
import { TransferForm } from './transfer-form.tsx';
import { WithdrawPointForm } from './withdraw-point-form.tsx';

type WhereRow = RowOf<typeof WhereaboutsView>;
type TransferRow = RowOf<typeof Transfers>;
type Acting = { readonly kind: 'point' | 'transfer' } | { readonly kind: 'withdraw'; readonly point: WhereRow };

const words: Readonly<Record<WhereRow['kind'], string>> = {
  initial: 'First',
  earlier: 'Then',
  current: 'Now',
  ...pointWords,
};

/** Where it was first, was, is and is worked from; whose ground it is, and whether they have it. */
export function WhereSection({ incident }: { incident: IncidentRow }) {
  const { can } = useDesk();
  const places = useRows(WhereaboutsView, incident.id).list;
  const transfers = useRows(Transfers, incident.id).list;
  const [acting, setActing] = useState<Acting | null>(null);
  const toggle = (kind: 'point' | 'transfer') => (): void => setActing(acting?.kind === kind ? null : { kind });
  const mayTransfer = can('incident.transfer') && (isForeign(incident) || transfers.some(waits));
  useAct('point', toggle('point'), can('incident.update'));
  useAct('transfer', toggle('transfer'), mayTransfer);
  const close = (): void => setActing(null);
  const taken = transfers.some(({ state }) => state === 'accepted');
  return (
    <section className="facts-section" aria-label="Where">
      <h3 className="label row">
        Where
        <span className="push row">
          {mayTransfer && (
            <ActButton act="transfer" look="plain" pressed={acting?.kind === 'transfer'}>
              Transfer
            </ActButton>
          )}
          {can('incident.update') && (
            <ActButton act="point" look="plain" pressed={acting?.kind === 'point'}>
              Add a point
            </ActButton>
          )}
        </span>
      </h3>
      <PlaceNote place={taken ? withoutGround(incident.place) : incident.place} />
      {acting?.kind === 'point' && <PointForm incidentId={incident.id} onClose={close} />}
      {acting?.kind === 'transfer' && (
        <TransferForm incident={incident} waiting={transfers.find(waits) ?? null} onClose={close} />
      )}
      {acting?.kind === 'withdraw' && <WithdrawPointForm point={acting.point} onClose={close} />}
      <WhereList rows={places} onWithdraw={(point) => setActing({ kind: 'withdraw', point })} />
      <ShapeList incidentId={incident.id} />
      {transfers.map((transfer) => (
        <TransferLine key={transfer.id} transfer={transfer} />
      ))}
    </section>
  );
}

function isForeign({ place }: IncidentRow): boolean {
  return place.force?.own === false && groundWords(place) !== null;
}

/** Whose ground it is needs no more telling: they have it. */
function withoutGround({ namesakes }: IncidentRow['place']): Partial<IncidentRow['place']> {
  return namesakes === undefined ? {} : { namesakes };
}

function waits({ state }: TransferRow): boolean {
  return state === 'offered' || state === 'delivered' || state === 'undelivered';
}

interface WhereListProps {
  readonly rows: readonly WhereRow[];
  readonly onWithdraw: (point: WhereRow) => void;
}

function WhereList({ rows, onWithdraw }: WhereListProps) {
  const now = useNow();
  const { can } = useDesk();
  if (rows.length === 0) return null;
  return (
    <table className="where-list" aria-label="Places and points">
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-over={row.until !== null}>
            <th scope="row">{words[row.kind]}</th>
            <td>
              {row.label}
              {row.note !== '' && <span className="quiet"> · {row.note}</span>}
            </td>
            <td className="hint">
              {whenOf(row.at, now)} {row.by}
              {row.until !== null && ` · until ${whenOf(row.until, now)}`}
            </td>
            <td>
              {row.until === null && row.kind in pointWords && can('incident.update') && (
                <Button look="plain" label={`Withdraw ${words[row.kind]} ${row.label}`} onPress={() => onWithdraw(row)}>
                  Withdraw
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const stateWords: Readonly<Record<TransferRow['state'], string>> = {
  offered: 'offered, still ours',
  delivered: 'they have the offer, still ours',
  undelivered: 'could not be reached: ring them, still ours',
  accepted: 'accepted: theirs',
  rejected: 'rejected: ours',
  withdrawn: 'withdrawn: ours',
};

function TransferLine({ transfer }: { transfer: TransferRow }) {
  const now = useNow();
  const { toName, state, offeredAt, offeredBy, answeredAt, answeredBy, reference, words: said, reason } = transfer;
  const answer = answeredAt === null ? '' : ` · ${whenOf(answeredAt, now)} ${answeredBy ?? ''}`;
  return (
    <p>
      <strong>{toName}</strong> {stateWords[state]}
      {reference !== null && ` (${reference})`}{' '}
      <span className="hint">
        {whenOf(offeredAt, now)} {offeredBy}
        {reason !== null && `: ${reason}`}
        {answer}
        {said !== null && said !== '' && `: ${said}`}
      </span>
    </p>
  );
}
