import { useState } from 'react';
import { lazyPart } from '../../../client/lazy-part.tsx';
import { useNow, usePersistent, useRow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { Alarms, CallUnitBack, ResetUnitTimers, SetStatus, Units } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf, stampOf } from '../../../ui/clock-bar/minutes.ts';
import { useFault } from '../fault/use-fault.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { claimWords, useClaims } from '../lent/use-claims.ts';
import { openShift } from '../people/open-shift.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { alter, openIncident } from '../workspace/work.ts';
import { EmergencyForm } from './emergency-form.tsx';
import { PositionAge } from './unit-row.tsx';
import type { UnitRow } from './unit-tone.ts';
import { useAssign } from './use-assign.ts';
import { useFix } from './use-fix.ts';
import { useKit } from './use-kit.ts';

const CrewForm = lazyPart('the crew', () => import('../people/crew-form.tsx').then((loaded) => loaded.CrewForm));

/** The selected unit: crew, skills, vehicle, radio; and what can be done with it. */
export function UnitDetail({ id }: { id: string }) {
  const unit = useRow(Units, id);
  const { work } = useDesk();
  const now = useNow();
  const kit = useKit(id);
  const claim = useClaims().get(unit?.callsign ?? '');
  const fix = useFix(unit);
  if (unit === null) return null;
  return (
    <section className="unit-detail" aria-label={`Unit ${unit.callsign}`}>
      <div className="row">
        <strong>{unit.callsign}</strong>
        <span className="quiet clip">
          {unit.statusName} · {unit.kind}
        </span>
        <PositionAge at={fix?.at ?? null} now={now} />
        <span className="push">
          <Button look="plain" onPress={() => alter(work, { tourId: null })}>
            Put away
          </Button>
        </span>
      </div>
      <p>
        {unit.crew.map((member) => (
          <span key={member.collar} className="crew">
            {member.name} <span className="hint">{`${member.collar} · ${member.permit}`}</span>
          </span>
        ))}
      </p>
      <p className="quiet">
        {unit.vehicle !== null && `${unit.vehicle.kind} ${unit.vehicle.registration} · `}
        {unit.talkgroup}
        {unit.issi !== null && ` · ISSI ${unit.issi}`} · until {shortTimeOf(unit.shiftEndsAt)}
      </p>
      <Skills unit={unit} now={now} />
      {unit.equipment.length > 0 && <p className="quiet">Carries {unit.equipment.join(', ')}</p>}
      {claim !== undefined && <p className="claim-mark">{claimWords(claim)}</p>}
      {kit?.reasons.map((reason) => (
        <p key={reason} className="kit-mark">
          {reason}
        </p>
      ))}
      <UnitActs unit={unit} />
      <Crew key={unit.id} unit={unit} />
    </section>
  );
}

/** One whose authority has ended is none, and is said to be: whoever sends it must not count on it. */
function Skills({ unit: { skills, skillsUntil }, now }: { unit: UnitRow; now: number }) {
  const { pack } = useDesk();
  if (skills.length === 0) return null;
  const said = skills.map((skill) => {
    const name = pack?.skills.find(({ id }) => id === skill)?.name ?? skill;
    const until = skillsUntil[skill];
    return until !== undefined && until <= now ? `${name} (lapsed ${stampOf(until)})` : name;
  });
  return <p className="quiet">{said.join(' · ')}</p>;
}

/** Who is in it can be changed while it is out; its shift reads as it was. */
function Crew({ unit }: { unit: UnitRow }) {
  const { can } = useDesk();
  const [open, setOpen] = useState(false);
  useAct('crew', () => setOpen(!open), can('unit.book'));
  useAct('unitHistory', () => openShift(unit.id));
  return (
    <>
      <div className="row wrap">
        {can('unit.book') && (
          <ActButton act="crew" expanded={open}>
            Crew
          </ActButton>
        )}
        <ActButton act="unitHistory">Shift</ActButton>
      </div>
      {open && <CrewForm unit={unit} onClose={() => setOpen(false)} />}
    </>
  );
}

function UnitActs({ unit }: { unit: UnitRow }) {
  const { work, pack, can } = useDesk();
  const { incidentId } = usePersistent(work);
  const { send, notice } = useSend();
  const { assign, notice: assignNotice } = useAssign();
  const { report, said } = useFault();
  const { active } = unit;
  return (
    <>
      <div className="row wrap">
        {incidentId !== null && can('unit.assign') && (
          <Button look="primary" onPress={() => void assign({ tourId: unit.id, incidentId, how: 'assign' })}>
            Assign to the incident in hand
          </Button>
        )}
        {active !== null && (
          <Button onPress={() => openIncident(work, active.incidentId)}>Open {shortNumber(active.number)}</Button>
        )}
        {can('unit.status') && (
          <Button onPress={() => void send(ResetUnitTimers, { tourIds: [unit.id] })}>Heard of</Button>
        )}
        {can('unit.status') && (
          <select
            className="input status-choice"
            aria-label={`Status of ${unit.callsign}`}
            value={unit.status}
            onChange={(event) => void send(SetStatus, { tourId: unit.id, status: event.target.value })}
          >
            {pack?.statuses.map((status) => (
              <option key={status.code} value={status.code}>
                {status.code} {status.name}
              </option>
            ))}
          </select>
        )}
      </div>
      {unit.emergency && can('unit.status') && <EmergencyForm tourId={unit.id} />}
      <CallBack unit={unit} />
      <div className="row wrap">
        <Button onPress={() => report({ kind: 'unit', tourId: unit.id, what: 'radio' })}>Radio fault</Button>
        {unit.vehicle !== null && (
          <Button onPress={() => report({ kind: 'unit', tourId: unit.id, what: 'vehicle' })}>Car fault</Button>
        )}
        {said}
      </div>
      {notice}
      {assignNotice}
    </>
  );
}

/** A unit that asked for a call back waits for it, with a clock of its own. */
function CallBack({ unit }: { unit: UnitRow }) {
  const { can } = useDesk();
  const { list } = useRows(Alarms);
  const { send, notice } = useSend();
  const asked = list.find((alarm) => alarm.subjectId === unit.id && alarm.key.startsWith('call-back'));
  if (asked === undefined || !can('unit.status')) return null;
  return (
    <>
      <div className="row">
        <span>{asked.text}</span>
        <Button onPress={() => void send(CallUnitBack, { tourId: unit.id })}>Called back</Button>
      </div>
      {notice}
    </>
  );
}
