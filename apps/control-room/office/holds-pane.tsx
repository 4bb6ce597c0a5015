import { useCallback, useEffect, useState } from 'react';
import { type Problem, request } from '../../../client/http.ts';
import { useClient, useDraft, useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { LiftHold, PlaceHold, StandingHolds } from '../../../modules/audit/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead, type Readiness } from '../../../ui/not-read/not-read.ts';
import { useDesk } from '../session/desk.tsx';

type HoldRow = RowOf<typeof StandingHolds>;

/** Which records may not be erased, why, since when and by whom; placed and lifted here. */
export function HoldsPane() {
  const { state, rows, fault, read } = useHolds();
  return (
    <section className="office-holds" aria-label="Legal holds">
      <PlaceHoldForm onPlaced={read} />
      <table className="office-table">
        <caption>
          <span className="row">
            {notRead(state, 'the legal holds') ?? `Legal holds that stand: ${rows.length}`}
            <Button look="plain" onPress={() => void read()}>
              Read again
            </Button>
          </span>
        </caption>
        <ColumnHeads titles={['Record', 'Reason', 'Since', 'Placed by', 'Hold']} />
        <tbody>
          {rows.map((hold) => (
            <HoldLine key={hold.id} hold={hold} onLifted={read} />
          ))}
        </tbody>
      </table>
      {fault !== null && <p role="alert">{fault}</p>}
      {state === 'ready' && rows.length === 0 && (
        <Empty title="No record is under a legal hold">
          One that is placed (inquest, complaint, CPIA) stands here until it is lifted; meanwhile nothing of its record
          is erased.
        </Empty>
      )}
    </section>
  );
}

/** A hold is placed on a record by its name in the log, as the access log and a disclosure bundle write it. */
function PlaceHoldForm({ onPlaced }: { onPlaced: () => Promise<void> }) {
  const { newId } = useClient();
  const { send, notice } = useSend();
  const [stream, setStream] = useDraft('hold.stream');
  const [reason, setReason] = useDraft('hold.reason');
  const place = async (): Promise<void> => {
    if (!(await send(PlaceHold, { stream: stream.trim(), holdId: newId(), reason: reason.trim() }))) return;
    setStream('');
    setReason('');
    await onPlaced();
  };
  return (
    <form
      className="inline-form"
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void place();
      }}
    >
      <div className="two">
        <Field label="Record to hold, as the log names it">
          {(id) => (
            <input
              id={id}
              className="input"
              value={stream}
              placeholder="operations.incident/…"
              onChange={(event) => setStream(event.target.value)}
            />
          )}
        </Field>
        <Field label="Why: inquest, complaint, CPIA (no names)">
          {(id) => (
            <input id={id} className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
      </div>
      <div className="row">
        <Button look="primary" submit onPress={() => void place()} shortcut="Enter">
          Place the hold
        </Button>
      </div>
      {notice}
    </form>
  );
}

function HoldLine({ hold, onLifted }: { hold: HoldRow; onLifted: () => Promise<void> }) {
  const now = useNow();
  const { can } = useDesk();
  const { send, notice } = useSend();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useDraft(`lift.${hold.id}`);
  const { stream, holdId } = hold;
  const lift = async (): Promise<void> => {
    if (holdId === null || !(await send(LiftHold, { stream, holdId, reason: reason.trim() }))) return;
    setReason('');
    await onLifted();
  };
  return (
    <tr>
      <th scope="row">{stream}</th>
      <td>{hold.reason}</td>
      <td className="tabular">{whenOf(hold.placedAt, now)}</td>
      <td>{hold.placedBy}</td>
      <td>
        {holdId === null && <span className="hint">without an id</span>}
        {holdId !== null && can(LiftHold.permission) && !asked && (
          <Button onPress={() => setAsked(true)}>Lift it</Button>
        )}
        {asked && (
          <form
            className="row"
            data-typing
            onSubmit={(event) => {
              event.preventDefault();
              void lift();
            }}
          >
            <input
              className="input"
              aria-label="Why the hold is lifted"
              placeholder="Why is it lifted?"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button submit onPress={() => void lift()} shortcut="Enter">
              Lift
            </Button>
          </form>
        )}
        {notice}
      </td>
    </tr>
  );
}

function useHolds() {
  const [held, setHeld] = useState<{ state: Readiness; rows: readonly HoldRow[]; fault: string | null }>({
    state: 'waiting',
    rows: [],
    fault: null,
  });
  const read = useCallback(async (): Promise<void> => {
    const came = await request(`/api/views/${StandingHolds.name}?limit=2000`);
    const body = (came.body ?? {}) as Problem & { rows?: readonly HoldRow[] };
    if (came.status === 200) return setHeld({ state: 'ready', rows: body.rows ?? [], fault: null });
    setHeld((before) => ({ ...before, state: 'failed', fault: body.detail ?? 'The server cannot be reached.' }));
  }, []);
  useEffect(() => void read(), [read]);
  return { ...held, read };
}
