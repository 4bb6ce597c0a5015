import { useEffect, useRef, useState } from 'react';
import { useNow, useOfPersistent } from '../../../client/react.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { VirtualList } from '../../../ui/virtual-list/virtual-list.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { EndingSkills } from './ending-skills.tsx';
import { EnterForm, Register } from './register.tsx';
import { type OfficerRow, useOfficers } from './use-officers.ts';
import './people.css';

/** Anybody by what is known of them: collar number, name as it sounds, callsign, radio. */
export function FindOfficer() {
  const { work, can } = useDesk();
  const { words: typed, asked: lines } = useOfPersistent(work, (now) => now.officer);
  const { rows, asked, fault, again } = useOfficers(typed);
  const [marked, setMarked] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  // What was looked for last is there, and the next key writes over it.
  useEffect(() => box.current?.select(), []);
  const at = rows.find(({ id }) => id === marked) ?? rows[0];
  const show = (id: string): void => {
    const tourId = rows.find((row) => row.id === id)?.onDuty?.tourId;
    if (tourId !== undefined) alter(work, { tourId });
  };
  return (
    <section className="pane people" aria-label="Find an officer">
      <div className="pane-head">
        <h2>Find an officer</h2>
        {rows.length > 0 && asked !== typed.trim() && <span className="hint">being looked up …</span>}
        {fault !== null && <span className="hint">{fault}</span>}
        <span className="push">
          <ActButton act="findOfficer" look="plain">
            Back
          </ActButton>
        </span>
      </div>
      <form
        className="people-ask"
        data-typing
        onSubmit={(event) => {
          event.preventDefault();
          if (at !== undefined) show(at.id);
        }}
      >
        <Field label="Collar number, name, callsign or radio (ISSI)">
          {(id) => (
            <input
              ref={box}
              id={id}
              className="input"
              value={typed}
              onChange={(event) => alter(work, { officer: { words: event.target.value, asked: lines } })}
            />
          )}
        </Field>
      </form>
      {rows.length > 0 && (
        <VirtualList
          label="Officers found"
          keys={rows.map(({ id }) => id)}
          rowHeight={44}
          selected={at?.id ?? null}
          onSelect={setMarked}
          onOpen={show}
          row={(id) => <Line row={rows.find((row) => row.id === id)} />}
        />
      )}
      {rows.length === 0 && <Nobody typed={typed.trim()} asked={asked} />}
      {typed.trim() === '' && <EndingSkills onOpen={(words) => alter(work, { officer: { words, asked: lines } })} />}
      {at !== undefined && <Register key={at.id} row={at} onChange={again} />}
      {rows.length === 0 && asked !== '' && can('officer.keep') && <EnterForm collar={asked} onDone={again} />}
    </section>
  );
}

function Nobody({ typed, asked }: { typed: string; asked: string }) {
  if (typed === '') return <Empty title="Whom do you look for?">The beginning of a number is enough.</Empty>;
  if (asked !== typed) return <p className="quiet people-ask">Being looked up …</p>;
  return (
    <Empty title={`Nobody is found by “${asked}”`}>
      Nobody on duty and nobody in the register has it. A supervisor or a sergeant may enter an officer here.
    </Empty>
  );
}

function Line({ row }: { row: OfficerRow | undefined }) {
  const now = useNow();
  const { areaName } = useDesk();
  if (row === undefined) return null;
  const { onDuty, name, collar, issi } = row;
  return (
    <div className="queue-row">
      <div className="lines">
        <div className="row">
          <strong>{name || 'name erased'}</strong>
          <span className="tabular">{collar}</span>
          {issi !== null && <span className="hint">ISSI {issi}</span>}
          <span className="push">{onDuty === null ? <span className="quiet">off duty</span> : onDuty.callsign}</span>
        </div>
        {onDuty !== null && (
          <div className="row quiet">
            <span className="clip">
              {onDuty.statusName} for {ago(now - onDuty.since)} · {areaName(onDuty.areaId)}
            </span>
            <span className="push hint">
              {onDuty.lastSeenAt === null ? 'no position' : `position ${ago(now - onDuty.lastSeenAt)} old`}
            </span>
          </div>
        )}
      </div>
    </div>
  );
}
