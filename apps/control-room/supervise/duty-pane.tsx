import { useState } from 'react';
import { useClient, useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { BookOn, CancelDuty, Duties, ExtendDuty, RecordAbsence } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useDesk } from '../session/desk.tsx';
import { PlanForm } from './plan-form.tsx';
import { StaffingLines } from './staffing-lines.tsx';

type Duty = RowOf<typeof Duties>;

/** Who is planned to be on, who is late, absent or on past the end, and what each area is short of. */
export function DutyPane() {
  const { can } = useDesk();
  const now = useNow();
  const { list, state } = useRows(Duties);
  const [planning, setPlanning] = useState(false);
  const rows = list.toSorted((a, b) => a.startsAt - b.startsAt || (a.callsign < b.callsign ? -1 : 1));
  return (
    <>
      <StaffingLines areaId={null} />
      {can('duty.plan') && (
        <p className="row duty-plan">
          <Button expanded={planning} onPress={() => setPlanning(!planning)}>
            Plan duties
          </Button>
        </p>
      )}
      {planning && <PlanForm onDone={() => setPlanning(false)} />}
      {rows.length === 0 && (
        <Empty title={notRead(state, 'the duties') ?? 'No duty is planned for these days'}>
          Duties are planned by a pattern, so many days ahead. Whoever books on with the callsign is on for its duty.
        </Empty>
      )}
      {rows.length > 0 && (
        <ul className="duty-list" aria-label="Duties">
          {rows.map((row) => (
            <DutyLine key={row.id} row={row} word={wordOf(row, now)} now={now} />
          ))}
        </ul>
      )}
    </>
  );
}

/** What a sergeant calls it. */
function wordOf({ state, startsAt, endsAt, extended }: Duty, now: number): string {
  if (state === 'planned') return now > startsAt ? 'LATE' : 'planned';
  if (state === 'on' && now > endsAt) return 'ON PAST ITS END';
  if (state === 'on') return extended ? 'on, extended' : 'on';
  return state;
}

type Doing = 'absence' | 'extend' | 'cancel';

function DutyLine({ row, word, now }: { row: Duty; word: string; now: number }) {
  const { can, areaName } = useDesk();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { callsign, crew, absent, startsAt, endsAt, state } = row;
  const mayChange = can('duty.plan') && (state === 'planned' || state === 'absent' || state === 'on');
  const act = (which: Doing, said: string) => (
    <Button look="plain" expanded={doing === which} onPress={() => setDoing(doing === which ? null : which)}>
      {said} {callsign}
    </Button>
  );
  return (
    <li data-late={word === word.toUpperCase()}>
      <div className="row wrap">
        <strong>{callsign}</strong>
        <span className="tabular">
          {whenOf(startsAt, now)} – {shortTimeOf(endsAt)}
        </span>
        <span className={word === word.toUpperCase() ? 'flag' : 'quiet'}>{word}</span>
        <span className="clip">
          {crew.map(({ collar, name }) => `${name} ${collar}${absent.includes(collar) ? ' (absent)' : ''}`).join(', ')}
        </span>
        <span className="hint">{areaName(row.areaId)}</span>
        {mayChange && (
          <span className="push row">
            {act('absence', 'Absent from')}
            {act('extend', 'Extend')}
            {state !== 'on' && act('cancel', 'Cancel')}
            {state === 'planned' && now > startsAt - EARLY_MS && now < endsAt && <BookOnDuty row={row} />}
          </span>
        )}
      </div>
      {doing !== null && <DoForm row={row} doing={doing} onDone={() => setDoing(null)} />}
    </li>
  );
}

const HOUR_MS = 3_600_000;
const EARLY_MS = 4 * HOUR_MS;

/** Books the callsign on as the roster has it; the duty follows by itself. */
function BookOnDuty({ row }: { row: Duty }) {
  const { newId } = useClient();
  const { send, notice } = useSend();
  const { callsign, kind, areaId, talkgroup, endsAt: shiftEndsAt } = row;
  const crew = row.crew.filter(({ collar }) => !row.absent.includes(collar));
  const go = (): void => {
    const who = crew.map((member) => ({ ...member, accountId: null }));
    const made = { vehicle: null, skills: [], issi: null, stationId: null };
    void send(BookOn, { tourId: newId(), callsign, kind, areaId, talkgroup, shiftEndsAt, crew: who, ...made });
  };
  return (
    <>
      <Button look="plain" onPress={go}>
        Book on {callsign}
      </Button>
      {notice}
    </>
  );
}

function DoForm({ row, doing, onDone }: { row: Duty; doing: Doing; onDone: () => void }) {
  const { send, notice } = useSend();
  const { id: dutyId, callsign, crew, absent } = row;
  const [collar, setCollar] = useState(crew.find((one) => !absent.includes(one.collar))?.collar ?? '');
  const [hours, setHours] = useState('2');
  const [reason, setReason] = useState('');
  const go = async (): Promise<void> => {
    const until = row.endsAt + Math.max(0, Number(hours)) * HOUR_MS;
    const done =
      doing === 'absence'
        ? await send(RecordAbsence, { dutyId, collar, reason })
        : doing === 'extend'
          ? await send(ExtendDuty, { dutyId, until, reason })
          : await send(CancelDuty, { dutyId, reason });
    if (done) onDone();
  };
  return (
    <Form look="duty-form" label={`${doing} ${callsign}`} onSend={() => void go()} onLeave={onDone}>
      {doing === 'absence' && (
        <Field label="Who will not come">
          {(id) => (
            <select id={id} className="input" value={collar} onChange={(event) => setCollar(event.target.value)}>
              {crew.map((one) => (
                <option key={one.collar} value={one.collar}>
                  {one.name} {one.collar}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {doing === 'extend' && (
        <Field label="Hours longer">
          {(id) => <input id={id} className="input" value={hours} onChange={(event) => setHours(event.target.value)} />}
        </Field>
      )}
      <Field label={`Reason for ${callsign}`}>
        {(id) => <input id={id} className="input" value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Button submit onPress={() => void go()}>
        Save
      </Button>
      {notice}
    </Form>
  );
}
