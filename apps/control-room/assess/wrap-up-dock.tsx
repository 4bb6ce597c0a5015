import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useNow, usePersistent, useRows } from '../../../client/react.tsx';
import { WrapUps } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { WrapUpForm, type WrapUpRow } from './wrap-up-form.tsx';
import './assess.css';

/**
 * What is still owed after calls: of this seat, or of all. It stands below the queue, so that calls and incidents stay in sight;
 * it never takes the focus by itself, and nothing waits for it.
 */
export function WrapUpDock() {
  const { work, can } = useDesk();
  const { wrapUpId } = usePersistent(work);
  const { mine, all } = useOpen();
  const [whole, setWhole] = useState(false);
  const box = useRef<HTMLElement>(null);
  const wanted = useRef(false);
  const open = all.find(({ contactId }) => contactId === wrapUpId);
  const next = mine[0] ?? all[0];
  const choose = (contactId: string | null): void => alter(work, { wrapUpId: contactId });
  useAct(
    'wrapUp',
    () => {
      // Only whoever pressed the key is taken there, and once: a row that comes in meanwhile moves nobody's focus.
      wanted.current = open === undefined;
      if (open === undefined) choose(next?.contactId ?? null);
      else focusIn(box.current);
    },
    next !== undefined,
  );
  useEffect(() => {
    if (!wanted.current || open === undefined) return;
    wanted.current = false;
    focusIn(box.current);
  });
  if (!can('contact.take') || (open === undefined && mine.length === 0 && !can('incident.review'))) return null;
  if (next === undefined) return null;
  return (
    <section
      ref={box}
      className="pane wrap-up"
      aria-label="Wrap-up"
      data-typing
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) choose(null);
      }}
    >
      <Head mine={mine} all={all} open={open} onClose={() => choose(null)} />
      {open !== undefined && (
        <>
          <List rows={whole || mine.length === 0 ? all : mine} chosen={open.contactId} onChoose={choose}>
            {all.length > mine.length && mine.length > 0 && (
              <Button look="plain" pressed={whole} onPress={() => setWhole(!whole)}>
                All seats
              </Button>
            )}
          </List>
          <WrapUpForm key={open.contactId} wrapUp={open} />
        </>
      )}
    </section>
  );
}

function focusIn(box: HTMLElement | null): void {
  box?.querySelector<HTMLElement>('.scroll textarea, .scroll input, .scroll select, .scroll button')?.focus();
}

/** The one that is due next stands first. */
function useOpen() {
  const { session } = useDesk();
  const { list } = useRows(WrapUps);
  const { seat } = session.subject;
  return useMemo(() => {
    const all = list.toSorted((a, b) => a.dueAt - b.dueAt);
    return { all, mine: all.filter(({ seatId }) => seat !== null && seatId === seat.id) };
  }, [list, seat]);
}

function Head(props: {
  readonly mine: readonly WrapUpRow[];
  readonly all: readonly WrapUpRow[];
  readonly open: WrapUpRow | undefined;
  readonly onClose: () => void;
}) {
  const { mine, all, open, onClose } = props;
  const now = useNow();
  const shown = open ?? mine[0] ?? all[0];
  return (
    <div className="pane-head">
      <Icon name="clock" />
      <h2>
        <ActButton act="wrapUp" look="plain">
          {open === undefined ? 'Wrap up' : `Wrap up ${shortNumber(open.contactNumber)}`}
        </ActButton>
      </h2>
      {shown !== undefined && (
        <ClockBar
          {...{ startedAt: shown.startedAt, dueAt: shown.dueAt, now }}
          label={`Wrap up ${shown.contactNumber}`}
          state={shown.late ? 'breached' : 'running'}
        />
      )}
      <span className="push row">
        {all.length > 1 && (
          <span className="quiet">
            {mine.length} of {all.length}
          </span>
        )}
        {open !== undefined && (
          <Button look="plain" onPress={onClose} shortcut="Esc" label="Put away Esc">
            <Icon name="close" />
          </Button>
        )}
      </span>
    </div>
  );
}

function List(props: {
  readonly rows: readonly WrapUpRow[];
  readonly chosen: string;
  readonly onChoose: (contactId: string) => void;
  readonly children: ReactNode;
}) {
  const { rows, chosen, onChoose, children } = props;
  const now = useNow();
  if (rows.length < 2 && children === false) return null;
  return (
    <fieldset className="wrap-up-list" aria-label="Calls to wrap up">
      {rows.map(({ contactId, incidentNumber, codeName, dueAt, late }) => (
        <Button key={contactId} pressed={contactId === chosen} onPress={() => onChoose(contactId)}>
          <span className="number">{shortNumber(incidentNumber)}</span> {codeName}
          <span className="hint">
            {late ? 'late' : 'due'} {whenOf(dueAt, now)}
          </span>
        </Button>
      ))}
      {children}
    </fieldset>
  );
}
