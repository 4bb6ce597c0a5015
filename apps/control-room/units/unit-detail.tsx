import { useNow, usePersistent, useRow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { Alarms, CallUnitBack, ResetUnitTimers, SetStatus, Units } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { useFault } from '../fault/use-fault.tsx';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { alter, openIncident } from '../workspace/work.ts';
import { EmergencyForm } from './emergency-form.tsx';
import { PositionAge } from './unit-row.tsx';
import type { UnitRow } from './unit-tone.ts';
import { useAssign } from './use-assign.ts';
import { useKit } from './use-kit.ts';

/** The selected unit: crew, skills, vehicle, radio; and what can be done with it. */
export function UnitDetail({ id }: { id: string }) {
  const unit = useRow(Units, id);
  const { work } = useDesk();
  const now = useNow();
  const kit = useKit(id);
  if (unit === null) return null;
  return (
    <section className="unit-detail" aria-label={`Unit ${unit.callsign}`}>
      <div className="row">
        <strong>{unit.callsign}</strong>
        <span className="quiet clip">
          {unit.statusName} · {unit.kind}
        </span>
        <PositionAge at={unit.position?.at ?? null} now={now} />
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
      {unit.skills.length > 0 && <p className="quiet">{unit.skills.join(' · ')}</p>}
      {kit?.reasons.map((reason) => (
        <p key={reason} className="kit-mark">
          {reason}
        </p>
      ))}
      <UnitActs unit={unit} />
    </section>
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
