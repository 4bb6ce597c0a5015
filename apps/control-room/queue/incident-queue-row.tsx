import { memo, type ReactNode } from 'react';
import { useNow, useOfPersistent, useRow } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { isBeyond, useDesk } from '../session/desk.tsx';
import { UnitMarks } from '../units/unit-marks.tsx';
import { type ClockRow, type IncidentRow, leadingClock, shortNumber } from './order.ts';

/** Drawn again when its own row changes, not when the list does. */
export const IncidentQueueRow = memo(function IncidentQueueRow({ id }: { id: string }) {
  const incident = useRow(OpenIncidents, id);
  const { work } = useDesk();
  const seen = useOfPersistent(work, ({ seenLines }) => seenLines[id]);
  const now = useNow();
  if (incident === null) return <div className="queue-row gone">closed, or no longer yours to see</div>;
  const unread = seen !== undefined && incident.lastLineAt > seen;
  const marks = <Marks incident={incident} unread={unread} />;
  if (!incident.masked) return <IncidentLines incident={incident} now={now} marks={marks} />;
  return <IncidentLines incident={incident} now={now} marks={marks} units={<Elsewhere incident={incident} />} />;
});

/** Which units a masked record has is not told: where another desk has it, that desk is named. */
function Elsewhere({ incident }: { incident: IncidentRow }) {
  if (!isBeyond(incident)) return null;
  const { ownerSeatName } = incident;
  return <span className="clip">{ownerSeatName === null ? 'unclaimed' : `with ${ownerSeatName}`}</span>;
}

/** What the two lines tell. */
export interface IncidentTold extends Pick<IncidentRow, 'number' | 'codeName' | 'grade' | 'gradeName' | 'receivedAt'> {
  readonly place: Pick<IncidentRow['place'], 'label' | 'verified'>;
  readonly clocks: readonly Pick<ClockRow, 'label' | 'startedAt' | 'dueAt' | 'state'>[];
  readonly units: Parameters<typeof UnitMarks>[0]['units'];
}

/** What, where, since when, until when, who: in two lines. */
export function IncidentLines(props: {
  readonly incident: IncidentTold;
  readonly now: number;
  readonly marks?: ReactNode;
  /** In place of its units. */
  readonly units?: ReactNode;
}) {
  const { incident, now, marks, units = <UnitMarks units={incident.units} /> } = props;
  const { weightOf } = useDesk();
  const clock = leadingClock(incident.clocks);
  return (
    <div className="queue-row">
      <GradeMark grade={incident.grade} name={incident.gradeName} weight={weightOf(incident.grade)} />
      <div className="lines">
        <div className="row">
          <span className="number">{shortNumber(incident.number)}</span>
          <span className="clip what">{incident.codeName}</span>
          {marks}
          <span className="push">{clock === null ? null : <ClockBar {...barOf(clock)} now={now} />}</span>
        </div>
        <div className="row quiet">
          <span className="clip">{incident.place.label}</span>
          {!incident.place.verified && <span className="hint">unverified</span>}
          <span className="push row">
            {units}
            <span className="since hint">{ago(now - incident.receivedAt)}</span>
          </span>
        </div>
      </div>
    </div>
  );
}

function barOf({ label, startedAt, dueAt, state }: IncidentTold['clocks'][number]) {
  return { label, startedAt, dueAt, state };
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
      {incident.callers > 1 && <span className="hint">{`${incident.callers}\u00a0callers`}</span>}
      {unread && <strong className="unread">new line</strong>}
    </>
  );
}
