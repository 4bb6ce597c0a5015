import { useLayoutEffect, useRef, useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import { MutualAid, PlannedOperations } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { giveBack } from '../../../ui/focus/give-back.ts';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useDesk } from '../session/desk.tsx';
import { AidLine } from './aid-line.tsx';
import { AskAidForm } from './ask-aid-form.tsx';
import { OperationLine } from './operation-line.tsx';
import { PlanOperationForm } from './plan-operation-form.tsx';
import './lent.css';

/** What has units for a period: operations of our own, and what other forces lend and borrow. */
export function PlannedPane() {
  const { can } = useDesk();
  const [doing, setDoing] = useState<'plan' | 'ask' | null>(null);
  const box = useRef<HTMLElement>(null);
  // Whoever opened it by key goes on by key.
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('.pane-body')?.focus(), []);
  const openers = { plan: useRef<HTMLButtonElement>(null), ask: useRef<HTMLButtonElement>(null) };
  const done = (which: 'plan' | 'ask') => (): void => {
    setDoing(null);
    giveBack(openers[which].current, box.current);
  };
  const toggle = (which: 'plan' | 'ask') => (): void => setDoing(doing === which ? null : which);
  return (
    <section className="pane lent" aria-label="Planned operations and mutual aid" ref={box}>
      <div className="pane-head">
        <h2>Planned operations and mutual aid</h2>
        <span className="push row">
          {can('operation.plan') && (
            <Button ref={openers.plan} expanded={doing === 'plan'} onPress={toggle('plan')}>
              Plan an operation
            </Button>
          )}
          {can('aid.run') && (
            <Button ref={openers.ask} expanded={doing === 'ask'} onPress={toggle('ask')}>
              Mutual aid
            </Button>
          )}
          <ActButton act="planned" look="plain">
            Back
          </ActButton>
        </span>
      </div>
      <section
        className="pane-body scroll"
        aria-label="Who has which units"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
      >
        {doing === 'plan' && <PlanOperationForm onDone={done('plan')} />}
        {doing === 'ask' && <AskAidForm onDone={done('ask')} />}
        {can('operation.read') && <Operations />}
        {can('aid.read') && <Aids />}
      </section>
    </section>
  );
}

function Operations() {
  const now = useNow();
  const { list, state } = useRows(PlannedOperations);
  const rows = list.toSorted((a, b) => Number(a.end !== null) - Number(b.end !== null) || a.startsAt - b.startsAt);
  if (rows.length === 0) {
    return (
      <Empty title={notRead(state, 'the operations') ?? 'No operation is planned'}>
        An operation holds its units for its period: they drop out of what is recommended, but for emergencies.
      </Empty>
    );
  }
  return (
    <ul className="lent-list" aria-label="Planned operations">
      {rows.map((row) => (
        <OperationLine key={row.id} row={row} now={now} />
      ))}
    </ul>
  );
}

function Aids() {
  const now = useNow();
  const { list } = useRows(MutualAid);
  const over = (situation: string): boolean => situation !== 'asked' && situation !== 'agreed';
  const rows = list.toSorted((a, b) => Number(over(a.situation)) - Number(over(b.situation)) || a.from - b.from);
  if (rows.length === 0) return <p className="hint">No mutual aid is asked for, lent or borrowed.</p>;
  return (
    <ul className="lent-list" aria-label="Mutual aid">
      {rows.map((row) => (
        <AidLine key={row.id} row={row} now={now} />
      ))}
    </ul>
  );
}
