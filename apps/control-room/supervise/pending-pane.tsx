import { useEffect, useMemo, useRef, useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import { Checks, TakeCheck } from '../../../modules/insight/contract.ts';
import { Alarms, MergeProposals, OpenIncidents, SeeAlarm } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead, type Readiness } from '../../../ui/not-read/not-read.ts';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list/virtual-list.tsx';
import { ActButton } from '../keys/act-button.tsx';
import type { ActName } from '../keys/acts.ts';
import { perform, useAct } from '../keys/use-act.ts';
import { MarkerReviewed } from '../known/marker-review.tsx';
import { MergeDecision } from '../known/merge-decision.tsx';
import { useHeldOrder } from '../queue/held-order.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { CheckForm } from './check-form.tsx';
import { type Pending, type PendingKind, pendingOf } from './pending.ts';
import { useReadiness } from './use-readiness.ts';

/** What waits for a supervisor: marked with the arrow keys, taken with one key, answered with another. */
export function PendingPane({ onIncident }: { onIncident: (id: string) => void }) {
  const { byId, order, state, again } = usePending();
  const [marked, setMarked] = useState<string | null>(null);
  const [held, setHeld] = useState(false);
  const [answering, setAnswering] = useState<string | null>(null);
  const { shown, waiting, letIn } = useHeldOrder(order, held);
  const list = useRef<VirtualListHandle>(null);
  const current = marked === null ? null : (byId.get(marked) ?? null);
  const { take, notice } = useTaking();
  const answer = (): void => {
    if (current === null) return;
    if (current.check !== null || current.markerId !== null || current.merge !== null) {
      setAnswering(current.id);
      return;
    }
    if (current.incidentId !== null) onIncident(current.incidentId);
    performOnceThere(current.kind === 'place' ? 'place' : 'review');
  };
  useAct('incident', () => list.current?.focus());
  // A marker and two entries are nobody's in particular: they are answered at once.
  const mayTake = current !== null && current.markerId === null && current.merge === null;
  useAct('takePending', () => void (current !== null && take(current)), mayTake);
  useAct('answerPending', answer, current !== null);
  useAct('waitingRows', letIn);
  const asked = answering === null ? null : (byId.get(answering) ?? null);
  const close = (): void => setAnswering(null);
  return (
    <>
      <div className="pane-tools row wrap">
        <ActButton act="takePending">Take</ActButton>
        <ActButton act="answerPending" look="primary">
          Answer
        </ActButton>
        <ActButton act="incident">To the list</ActButton>
        {waiting > 0 && (
          <ActButton act="waitingRows" look="plain">
            {waiting} new
          </ActButton>
        )}
      </div>
      {notice}
      {asked !== null && <Answer key={asked.id} pending={asked} onClose={close} onDone={again} onOpen={onIncident} />}
      {shown.length === 0 && <Nothing state={state} />}
      {shown.length > 0 && (
        <div className="pane-body">
          <VirtualList
            ref={list}
            label="Waiting for the supervisor"
            keys={shown}
            rowHeight={44}
            selected={marked}
            onSelect={setMarked}
            onOpen={(id) => {
              const incidentId = byId.get(id)?.incidentId ?? null;
              if (incidentId !== null) onIncident(incidentId);
            }}
            onHeld={setHeld}
            row={(id) => <PendingRow pending={byId.get(id) ?? null} />}
          />
        </div>
      )}
    </>
  );
}

/** What is answered here itself, not on its incident. */
function Answer(props: {
  readonly pending: Pending;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly onOpen: (incidentId: string) => void;
}) {
  const { pending, onClose, onDone, onOpen } = props;
  const { check, markerId, merge } = pending;
  const done = (): void => {
    onClose();
    onDone();
  };
  if (check !== null) return <CheckForm check={check} onClose={onClose} onOpen={onOpen} />;
  if (markerId !== null) return <MarkerReviewed markerId={markerId} onClose={onClose} onDone={done} />;
  return merge === null ? null : <MergeDecision proposal={merge} onClose={onClose} onDone={done} />;
}

/** The incident is drawn a moment later: its acts are there once it is. */
function performOnceThere(act: ActName, triesLeft = 100): void {
  if (triesLeft === 0 || perform(act)) return;
  requestAnimationFrame(() => performOnceThere(act, triesLeft - 1));
}

function usePending() {
  const { session, weightOf, can } = useDesk();
  const incidents = useRows(OpenIncidents);
  const alarms = useRows(Alarms);
  const checks = useRows(Checks);
  const { rows: merges, again } = useAgain(useView(MergeProposals, ''));
  const { roles } = session.subject;
  const pending = useMemo(
    () => pendingOf({ incidents: incidents.list, alarms: alarms.list, checks: checks.list, merges, roles, weightOf }),
    [incidents, alarms, checks, merges, roles, weightOf],
  );
  const byId = useMemo(() => new Map(pending.map((one) => [one.id, one])), [pending]);
  const order = useMemo(() => pending.map(({ id }) => id), [pending]);
  const state = useReadiness(incidents.state, alarms.state, ...(can(Checks.permission) ? [checks.state] : []));
  return { byId, order, again, state };
}

const AGAIN_MS = 300_000;

/** Proposals are read, not fed: who may see both sides is worked out when it is asked. */
function useAgain<V extends { readonly again: () => void }>(view: V): V {
  const { again } = view;
  useEffect(() => {
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [again]);
  return view;
}

/** An alarm is taken by acknowledging it, a check by putting one's name to it. */
function useTaking() {
  const { send, notice } = useSend();
  const take = async (pending: Pending): Promise<void> => {
    const { incidentId, alarmKey, check } = pending;
    if (check !== null) await send(TakeCheck, { checkId: check.id }, { confirm: 'Take it over' });
    else if (incidentId !== null && alarmKey !== null) await send(SeeAlarm, { incidentId, key: alarmKey });
  };
  return { take, notice };
}

const kindWords: Record<PendingKind, string> = {
  referral: 'Referred',
  breach: 'Target broken',
  review: 'Review overdue',
  unattended: 'Nobody attended',
  place: 'Place in doubt',
  marker: 'Marker to review',
  merge: 'May be one',
  sample: 'Dip sample',
};

function PendingRow({ pending }: { pending: Pending | null }) {
  const now = useNow();
  if (pending === null) return <div className="pending-row gone">answered, or no longer yours to see</div>;
  return (
    <div className="pending-row">
      <div className="row">
        <strong>{kindWords[pending.kind]}</strong>
        <span className="number">{shortNumber(pending.number)}</span>
        <span className="push hint">{ago(now - pending.since)}</span>
      </div>
      <div className="row quiet">
        <span className="clip">{pending.why}</span>
        <span className="push hint">{pending.takenBy === null ? 'not taken' : `taken by ${pending.takenBy}`}</span>
      </div>
    </div>
  );
}

function Nothing({ state }: { state: Readiness }) {
  return (
    <Empty title={notRead(state, 'what waits for the supervisor') ?? 'Nothing waits for you'}>
      What is referred to you or told to you by a ladder, reviews that are overdue, flagged incidents closed without
      attendance, heavy grades with an unconfirmed place, markers to review, entries that may be one, and dip samples
      appear here until they are answered.
    </Empty>
  );
}
