import { useNow, usePersistent, useRow } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { useDesk } from '../session/desk.tsx';
import { UnitMarks } from '../units/unit-marks.tsx';
import { type IncidentRow, leadingClock, shortNumber } from './order.ts';

/** What, where, since when, until when, who: in two lines. */
export function IncidentQueueRow({ id }: { id: string }) {
  const incident = useRow(OpenIncidents, id);
  const { weightOf, work } = useDesk();
  const { seenLines } = usePersistent(work);
  const now = useNow();
  if (incident === null) return <div className="queue-row gone">closed, or no longer yours to see</div>;
  const clock = leadingClock(incident.clocks);
  const seen = seenLines[id];
  const unread = seen !== undefined && incident.lastLineAt > seen;
  return (
    <div className="queue-row">
      <GradeMark grade={incident.grade} name={incident.gradeName} weight={weightOf(incident.grade)} />
      <div className="lines">
        <div className="row">
          <span className="number">{shortNumber(incident.number)}</span>
          <span className="clip what">{incident.codeName}</span>
          <Marks incident={incident} unread={unread} />
          <span className="push">{clock === null ? null : <ClockBar {...clock} now={now} />}</span>
        </div>
        <div className="row quiet">
          <span className="clip">{incident.place.label}</span>
          {!incident.place.verified && <span className="hint">unverified</span>}
          <span className="push row">
            <UnitMarks units={incident.units} />
            <span className="since hint">{ago(now - incident.receivedAt)}</span>
          </span>
        </div>
      </div>
    </div>
  );
}

function Marks({ incident, unread }: { incident: IncidentRow; unread: boolean }) {
  return (
    <>
      {incident.restriction !== 'none' && <Icon name="lock" />}
      {incident.referredTo !== null && (
        <span className="referred" title={incident.referredReason ?? ''}>
          <Icon name="flag" />
          <span className="unseen">referred</span>
        </span>
      )}
      {incident.callers > 1 && <span className="hint">{incident.callers} callers</span>}
      {unread && <strong className="unread">new line</strong>}
    </>
  );
}
