import { type RefObject, useMemo, useRef, useState } from 'react';
import { roleWord } from '../../../client/door/role-names.ts';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { OpenIncidents, PromisesWatched, ResetUnitTimers } from '../../../modules/operations/contract.ts';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { giveBack } from '../../../ui/focus/give-back.ts';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { countOf, notRead } from '../../../ui/not-read/not-read.ts';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list/virtual-list.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { MarkerReviewed } from '../known/marker-review.tsx';
import { useHeldOrder } from '../queue/held-order.ts';
import { useDesk } from '../session/desk.tsx';
import { useReadiness } from '../supervise/use-readiness.ts';
import { RatesPane } from './rates-pane.tsx';
import { useComing } from './use-coming.ts';
import { useOpenPromise } from './use-open-promise.ts';
import { WatchFilters } from './watch-filters.tsx';
import { everything, kindWord, passes, type WatchRow, watchRows } from './watch-rows.ts';
import './watch.css';

/** Every promise that runs, next to break first, and every one broken and why. */
export function WatchPane({ onIncident }: { onIncident: (id: string) => void }) {
  const { can } = useDesk();
  const [filter, setFilter] = useState(everything);
  const [marked, setMarked] = useState<string | null>(null);
  const [rates, setRates] = useState(false);
  const { rows, state } = useWatchRows();
  const shown = useMemo(() => rows.filter((row) => passes(row, filter)), [rows, filter]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const [held, setHeld] = useState(false);
  const order = useHeldOrder(
    shown.map(({ id }) => id),
    held,
  );
  const box = useRef<HTMLElement>(null);
  const list = useRef<VirtualListHandle>(null);
  const { onMarker, review } = useMarkerReview(box);
  const open = useOpenPromise({ onIncident, onMarker });
  const { heardOf, notice } = useHeardOf(shown, marked === null ? undefined : byId.get(marked));
  useAct('incident', () => list.current?.focus());
  useAct('waitingRows', order.letIn);
  useAct('heard', heardOf.one, can('unit.status'));
  useAct('heardAll', heardOf.all, can('unit.status'));
  useAct('alarmRates', () => setRates(!rates), can('alarm.rate'));
  const count = (which: WatchRow['state']): number => rows.filter((row) => row.state === which).length;
  return (
    <section className="pane watch" aria-label="The watch" ref={box}>
      <div className="pane-head">
        <h2>The watch</h2>
        <span className="quiet">
          {countOf(state, count('breached'))} broken · {countOf(state, count('warned'))} due soon ·{' '}
          {countOf(state, count('running'))} run
        </span>
        <span className="push row">
          {order.waiting > 0 && (
            <ActButton act="waitingRows" look="plain">
              {order.waiting} new
            </ActButton>
          )}
          {can('alarm.rate') && (
            <ActButton act="alarmRates" look="plain" pressed={rates}>
              Alarm rates
            </ActButton>
          )}
          <ActButton act="watch" look="plain">
            Back
          </ActButton>
        </span>
      </div>
      {rates && <RatesPane />}
      <WatchFilters rows={rows} filter={filter} onFilter={setFilter} />
      <HeardOfAll count={heardOf.count} />
      {notice}
      {review}
      <div className="pane-body">
        {order.shown.length === 0 && (
          <Empty title={notRead(state, 'what is promised') ?? 'No promise runs'}>
            Every target of an open incident, every clock of a unit, every call, message, operation, duty, aid,
            authority and fence that somebody owes something for stands here until it is kept.
          </Empty>
        )}
        {order.shown.length > 0 && (
          <VirtualList
            ref={list}
            label="Promises"
            keys={order.shown}
            rowHeight={44}
            selected={marked}
            onSelect={setMarked}
            onOpen={(id) => {
              const row = byId.get(id);
              if (row !== undefined) open(row);
            }}
            onHeld={setHeld}
            row={(id) => <WatchLine row={byId.get(id)} />}
          />
        )}
      </div>
      <p className="hint watch-foot">Enter opens what is marked.</p>
    </section>
  );
}

/** A marker is reviewed above the list, which has the keys again when that is done. */
function useMarkerReview(box: RefObject<HTMLElement | null>) {
  const [markerId, setMarkerId] = useState<string | null>(null);
  const end = (): void => {
    setMarkerId(null);
    giveBack(box.current?.querySelector('[role=listbox]') ?? null, box.current);
  };
  const review = markerId !== null && <MarkerReviewed key={markerId} markerId={markerId} onClose={end} onDone={end} />;
  return { onMarker: setMarkerId, review };
}

function useWatchRows() {
  const incidents = useRows(OpenIncidents);
  const watched = useRows(PromisesWatched);
  const coming = useComing();
  const rows = useMemo(() => watchRows(incidents.list, watched.list, coming), [incidents, watched, coming]);
  return { rows, state: useReadiness(watched.state, incidents.state) };
}

/** Units whose timers run: somebody has heard of the one marked, or of all that are shown. */
function useHeardOf(shown: readonly WatchRow[], marked: WatchRow | undefined) {
  const { send, notice } = useSend();
  const timed = shown.filter(({ about, kind }) => about === 'unit' && (kind === 'welfare' || kind === 'unit-state'));
  const tourIds = [...new Set(timed.map(({ subjectId }) => subjectId))];
  const reset = (ids: readonly string[]): void => {
    if (ids.length > 0) void send(ResetUnitTimers, { tourIds: [...ids].slice(0, 500) });
  };
  return {
    heardOf: {
      count: tourIds.length,
      one: () => reset(marked?.about === 'unit' ? [marked.subjectId] : []),
      all: () => reset(tourIds),
    },
    notice,
  };
}

function HeardOfAll({ count }: { readonly count: number }) {
  const { can } = useDesk();
  if (count === 0 || !can('unit.status')) return null;
  return (
    <div className="row wrap watch-heard">
      <span className="quiet">Units shown that are timed: {count}</span>
      <span className="push row wrap">
        <ActButton act="heard">Heard of the one marked</ActButton>
        <ActButton act="heardAll">Heard of all shown</ActButton>
      </span>
    </div>
  );
}

function WatchLine({ row }: { row: WatchRow | undefined }) {
  const { weightOf, areaName } = useDesk();
  const now = useNow();
  if (row === undefined) return <div className="queue-row gone">kept, or no longer yours to see</div>;
  const { grade, label, title, state, startedAt, dueAt, told, climbed, seenBy, why, place, areaId, kind, whose } = row;
  return (
    <div className="queue-row watch-line" data-state={state}>
      {grade === null ? (
        <span className="watch-about">{row.about}</span>
      ) : (
        <GradeMark grade={grade.id} name={grade.name} weight={weightOf(grade.id)} />
      )}
      <div className="lines">
        <div className="row">
          <span className="number">{title}</span>
          <span className="clip what">{label}</span>
          <span className="push">
            <ClockBar label={label} startedAt={startedAt} dueAt={dueAt} state={state} now={now} />
          </span>
        </div>
        <div className="row quiet">
          <span className="clip">{[kindWord(kind), why === '' ? place : why].filter(Boolean).join(' · ')}</span>
          <span className="push hint">
            {[
              told === null ? whose : `told ${roleWord(told)}${climbed > 1 ? ` ×${climbed}` : ''}`,
              seenBy === null ? '' : `seen by ${seenBy}`,
              areaName(areaId),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
      </div>
    </div>
  );
}
