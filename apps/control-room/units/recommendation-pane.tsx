import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useOfPersistent, useRow } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { isTyping } from '../keys/use-act.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { MarkedBar } from './marked-bar.tsx';
import { MoveUpLine } from './move-ups.tsx';
import { PlanLine } from './plan-line.tsx';
import { RankedUnit } from './ranked-unit.tsx';
import './recommendation.css';
import { type Marks, type Pressed, readKey, useMarks } from './use-marks.ts';
import { type Ranked, useRecommendation } from './use-recommendation.ts';
import { useResponsePlan } from './use-response-plan.ts';
import { useSending } from './use-sending.ts';
import { WhyField } from './why-field.tsx';

/** Who could go, best first, with the reason for each rank and each exclusion. The choice is the dispatcher's. */
export function RecommendationPane({ incidentId, onClose }: { incidentId: string; onClose: () => void }) {
  const incident = useRow(OpenIncidents, incidentId);
  const { rows, fault } = useRecommendation(incidentId);
  const ranked = useMemo(
    () => (rows ?? []).filter((row) => row.rank !== null).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)),
    [rows],
  );
  const excluded = useMemo(() => (rows ?? []).filter((row) => row.rank === null), [rows]);
  const marks = useMarks(ranked);
  const { send, sendMarked, sendSet, sendAgain, tried, why, setWhy, notice } = useSending(incidentId, marks, onClose);
  const plan = useResponsePlan(incidentId);
  return (
    <>
      <div className="pane-head">
        <h2>Units for {shortNumber(incident?.number ?? '')}</h2>
        {ranked.some((row) => row.estimated) && <strong className="flag">times estimated</strong>}
        {fault !== null && <span className="hint">{fault}</span>}
        <span className="push">
          <ActButton act="recommend" look="plain">
            Board
          </ActButton>
        </span>
      </div>
      <PlanLine plan={plan} />
      {notice}
      {ranked.length > 0 && (
        <>
          <MarkedBar marks={marks} onSend={sendMarked} onSendSet={sendSet} />
          <WhyField
            {...{ plan, onSend: sendAgain, onLeave: onClose }}
            callsign={marks.marked.length === 0 ? (tried?.callsign ?? null) : null}
            value={why}
            onValue={setWhy}
          />
          <RankedList
            rows={ranked}
            {...{ marks, onClose }}
            onSend={send}
            onSendMarked={sendMarked}
            onSendSet={sendSet}
          />
        </>
      )}
      {rows !== null && ranked.length === 0 && (
        <Empty title="No unit can be ranked">
          Every unit on duty is excluded below, each with its reason. You may still send any of them.
        </Empty>
      )}
      <Baring {...{ incidentId, ranked, marks }} />
      {excluded.length > 0 && <Excluded rows={excluded} open={ranked.length === 0} onSend={send} />}
    </>
  );
}

/** Of those that would go: what is marked, or what the arrows stand on, or the set that is offered, or the first. */
function Baring({ incidentId, ranked, marks }: { incidentId: string; ranked: readonly Ranked[]; marks: Marks }) {
  const { work } = useDesk();
  const at = useOfPersistent(work, (now) => now.tourId);
  const one = ranked.find(({ tourId }) => tourId === at);
  const unmarked = one !== undefined ? [one] : marks.offered.length > 0 ? marks.offered : ranked.slice(0, 1);
  const going = marks.marked.length > 0 ? marks.marked : unmarked;
  const bares = going.length > 1 || going.some(({ cover }) => (cover?.bare.length ?? 0) > 0);
  return <MoveUpLine incidentId={incidentId} tourIds={bares ? going.map(({ tourId }) => tourId) : []} />;
}

/** Of most: a row of an incident with much to say is measured when it is drawn. */
const ROW_HEIGHT = 64;

interface RankedListProps {
  readonly rows: readonly Ranked[];
  readonly marks: Marks;
  readonly onSendMarked: () => Promise<void>;
  readonly onSendSet: () => Promise<void>;
  readonly onSend: (row: Ranked) => Promise<void>;
  readonly onClose: () => void;
}

/** Digits send the unit of that rank; arrows and Enter the marked one. Rows stay in place while the list is in use; only those in sight are drawn. */
function RankedList({ rows, marks, onSend, onSendMarked, onSendSet, onClose }: RankedListProps) {
  const box = useRef<HTMLDivElement>(null);
  const { work } = useDesk();
  const [at, setAt] = useState(0);
  const first = useRef(true);
  const virtual = useDrawn(box, rows);
  const items = virtual.getVirtualItems();
  const isDrawn = items.some(({ index }) => index === at);
  // Before it is painted: whoever sees the ranks presses one.
  useLayoutEffect(() => {
    if (rows.length === 0 || !first.current) return;
    first.current = false;
    // Digits send units here: the list must never come between somebody and what they are typing elsewhere.
    if (!isTyping(document.activeElement)) box.current?.focus();
  }, [rows]);
  const mark = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setAt(next);
    const row = rows[next];
    virtual.scrollToIndex(next, { align: 'auto' });
    if (row === undefined) return;
    alter(work, { tourId: row.tourId });
    // Enlarged, the page scrolls and not the list.
    document.getElementById(`ranked-${row.tourId}`)?.scrollIntoView({ block: 'nearest' });
  };
  const keys = (event: KeyboardEvent): void => {
    const pressed = readKey(event);
    if (pressed === null) return;
    obey(pressed, { rows, marks, onSend, onSendMarked, onSendSet, onClose, at, mark });
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      className="ranked scroll"
      role="listbox"
      aria-label="Units, best first. A digit sends the unit of that rank; with Shift it marks it, and Enter sends all that are marked. The equals sign sends the set that is offered."
      aria-multiselectable
      tabIndex={0}
      aria-activedescendant={isDrawn ? `ranked-${rows[at]?.tourId}` : undefined}
      onKeyDown={keys}
    >
      <div
        role="presentation"
        style={{ paddingTop: items[0]?.start ?? 0, paddingBottom: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }}
      >
        {items.map(({ index }) => {
          const row = rows[index];
          return (
            row && (
              <RankedRow
                key={row.tourId}
                ref={virtual.measureElement}
                {...{ row, marks, index, count: rows.length, isAt: index === at, mark, onSend }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface RankedRowProps extends Pick<InUse, 'marks' | 'mark' | 'onSend'> {
  readonly ref: Ref<HTMLDivElement>;
  readonly row: Ranked;
  readonly index: number;
  readonly count: number;
  readonly isAt: boolean;
}

function RankedRow({ ref, row, index, count, isAt, marks, mark, onSend }: RankedRowProps) {
  const marked = marks.isMarked(row);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for its rows.
    <div
      ref={ref}
      id={`ranked-${row.tourId}`}
      role="option"
      tabIndex={-1}
      aria-selected={marked || (marks.marked.length === 0 && isAt)}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-index={index}
      data-at={isAt || undefined}
      data-marked={marked || undefined}
      onClick={() => mark(index)}
      onDoubleClick={() => void onSend(row)}
    >
      <RankedUnit row={row} marked={marked} />
    </div>
  );
}

/** Those in sight; each as high as what it says. */
function useDrawn(box: { readonly current: HTMLDivElement | null }, rows: readonly Ranked[]) {
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    initialRect: { width: 0, height: innerHeight },
    getItemKey: useCallback((index: number) => rows[index]?.tourId ?? index, [rows]),
  });
}

interface InUse extends RankedListProps {
  readonly at: number;
  readonly mark: (index: number) => void;
}

/** Enter sends all that are marked; with nothing marked, the one that the arrows stand on. */
function obey(pressed: Pressed, { rows, marks, onSend, onSendMarked, onSendSet, onClose, at, mark }: InUse): void {
  const named = pressed.digit === undefined ? rows[at] : rows[pressed.digit - 1];
  if (pressed.key === 'step') mark(at + pressed.by);
  else if (pressed.key === 'close') onClose();
  else if (pressed.key === 'best') marks.markBest();
  else if (pressed.key === 'set') void onSendSet();
  else if (pressed.key === 'go' && marks.marked.length > 0) void onSendMarked();
  else if (named === undefined) return;
  else if (pressed.key === 'mark') marks.toggle(named);
  else void onSend(named);
}

interface ExcludedProps {
  readonly rows: readonly Ranked[];
  readonly open: boolean;
  readonly onSend: (row: Ranked) => Promise<void>;
}

function Excluded({ rows, open, onSend }: ExcludedProps) {
  const [shown, setShown] = useState(open);
  return (
    <details className="excluded" open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>Not ranked: {rows.length}</summary>
      {shown && (
        <ul>
          {rows.map((row) => (
            <li key={row.tourId} className="row">
              <strong>{row.callsign}</strong>
              <span className="quiet clip" title={row.exclusions.join('; ')}>
                {row.exclusions.join('; ')}
              </span>
              <span className="push">
                <Button look="plain" onPress={() => void onSend(row)}>
                  Send
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
