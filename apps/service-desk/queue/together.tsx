import { useCallback, useState } from 'react';
import { useClient, useNow } from '../../../client/react.tsx';
import { TriageServiceIncident } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import type { ServiceIncidentRow } from './order.ts';
import { type Deed, DeedTogether } from './together-deeds.tsx';
import { type Outcome, useEach } from './use-each.ts';

interface TogetherProps {
  /** The marked rows, in the order of the queue. */
  readonly rows: readonly ServiceIncidentRow[];
  readonly onUnmark: (ids: readonly string[]) => void;
  /** Back to the list: the focus must go somewhere. */
  readonly onLeave: () => void;
}

const HOUR_MS = 3_600_000;

/** Something done to all marked rows: the command of each by itself. What was done is unmarked, what was refused stays, and says why. */
export function Together({ rows, onUnmark, onLeave }: TogetherProps) {
  const [deed, setDeed] = useState<Deed | null>(null);
  const { outbox } = useClient();
  const unmark = useCallback((id: string) => onUnmark([id]), [onUnmark]);
  const { outcomes, doToEach, putAway } = useEach(unmark);
  const now = useNow();
  const some = rows.length > 0;
  const triage = (how: 'accepted' | 'snoozed', until: number | null): void =>
    void doToEach(rows, ({ id }) => outbox.send(TriageServiceIncident, { serviceIncidentId: id, how, until }));
  useAct('accept', () => triage('accepted', null), some);
  useAct('snooze', () => triage('snoozed', now + HOUR_MS), some);
  useAct('assign', () => setDeed('assign'), some);
  useAct('note', () => setDeed('note'), some);
  useAct('duplicate', () => setDeed('same'), some);
  useAct('resolve', () => setDeed('resolve'), some);
  if (!some && outcomes.length === 0) return null;
  const leave = (): void => {
    setDeed(null);
    onLeave();
  };
  return (
    <aside className="triage together" aria-label="What is marked">
      <h3 role="status">{some ? `${rows.length} marked` : 'Nothing is marked now'}</h3>
      {some && <Numbers rows={rows} />}
      {some && (
        <div className="row wrap">
          <ActButton act="assign">Hand over</ActButton>
          <ActButton act="note">Note</ActButton>
          <ActButton act="duplicate">All the same</ActButton>
          <ActButton act="resolve">Resolve</ActButton>
          <ActButton act="accept">Accept</ActButton>
          <ActButton act="snooze">Put off an hour</ActButton>
          <ActButton act="mark">Unmark all</ActButton>
        </div>
      )}
      {deed !== null && some && (
        <DeedTogether
          key={deed}
          deed={deed}
          rows={rows}
          onLeave={leave}
          onGo={(send, but) => {
            void doToEach(
              rows.filter(({ id }) => id !== but),
              send,
            );
            if (but !== undefined) onUnmark([but]);
            leave();
          }}
        />
      )}
      {outcomes.length > 0 && (
        <Outcomes
          outcomes={outcomes}
          onAgain={leave}
          onSeen={() => {
            putAway();
            leave();
          }}
        />
      )}
    </aside>
  );
}

const MOST_NUMBERS = 12;

function Numbers({ rows }: { rows: readonly ServiceIncidentRow[] }) {
  const more = rows.length - MOST_NUMBERS;
  return (
    <p className="quiet">
      {rows
        .slice(0, MOST_NUMBERS)
        .map(({ number }) => number)
        .join(', ')}
      {more > 0 && ` and ${more} more`}
    </p>
  );
}

interface OutcomesProps {
  readonly outcomes: readonly Outcome[];
  /** Its button goes: the focus must not go with it. */
  readonly onAgain: () => void;
  readonly onSeen: () => void;
}

function Outcomes({ outcomes, onAgain, onSeen }: OutcomesProps) {
  const count = (state: Outcome['state']): number => outcomes.filter((one) => one.state === state).length;
  const [waits, not] = [count('on its way'), count('not done')];
  const said = [`${count('done')} done`, not > 0 && `${not} not done`, waits > 0 && `${waits} on their way`];
  return (
    <section className="stack" aria-label="What became of it">
      <p role="status">
        <strong>{said.filter(Boolean).join(', ')}</strong>
      </p>
      <ul className="record-list">
        {outcomes.map(({ id, number, state, words, again }) => (
          <li key={id} className="together-outcome" data-state={state}>
            <span className="number">{number}</span> {state}
            {words !== '' && `: ${words}`}
            {again !== null && (
              <Button
                onPress={() => {
                  void again();
                  onAgain();
                }}
              >
                Do it all the same<span className="unseen"> for {number}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button onPress={onSeen}>Seen</Button>
      </div>
    </section>
  );
}
