import { useMemo } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import { Alarms, OpenIncidents } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { GradeMark } from '../../../ui/grade-mark/grade-mark.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { perform } from '../keys/use-act.ts';
import { type IncidentRow, leadingClock, shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { UnitMarks } from '../units/unit-marks.tsx';
import { openIncident } from '../workspace/work.ts';
import { escalatedTo } from './escalated-to.ts';
import './escalated.css';
import { countOf, notRead } from '../../../ui/not-read/not-read.ts';

/** What has climbed to this person: referred by hand, or told by a ladder, until it is acted on. */
export function Escalated({ onClose }: { onClose: () => void }) {
  const { session } = useDesk();
  const incidents = useRows(OpenIncidents);
  const alarms = useRows(Alarms);
  const { roles } = session.subject;
  const state = alarms.state === 'ready' ? incidents.state : alarms.state;
  const rows = useMemo(() => escalatedTo(incidents.list, alarms.list, roles), [incidents, alarms, roles]);
  return (
    <section className="pane" aria-label="Escalated to me">
      <div className="pane-head">
        <h2>Escalated to me</h2>
        <span className="quiet">{countOf(state, rows.length)}</span>
        <span className="push">
          <ActButton act="escalated" look="plain">
            Back
          </ActButton>
        </span>
      </div>
      <div className="scroll">
        {rows.length === 0 && (
          <Empty title={notRead(state, 'what has climbed to you') ?? 'Nothing has been escalated to you'}>
            An incident appears here when somebody refers it to you, or when its target is missed and its ladder reaches
            your role. It stays until it is resourced, re-graded with a reason, or reviewed.
          </Empty>
        )}
        <ul>
          {rows.map(({ incident, why }) => (
            <li key={incident.id}>
              <EscalatedRow incident={incident} why={why} onOpen={onClose} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function EscalatedRow({ incident, why, onOpen }: { incident: IncidentRow; why: string; onOpen: () => void }) {
  const { work, weightOf, can } = useDesk();
  const now = useNow();
  const clock = leadingClock(incident.clocks);
  const open = (then: 'review' | null) => (): void => {
    openIncident(work, incident.id);
    onOpen();
    if (then !== null) setTimeout(() => perform(then), 50);
  };
  return (
    <div className="escalated-row">
      <GradeMark grade={incident.grade} name={incident.gradeName} weight={weightOf(incident.grade)} />
      <div className="lines">
        <div className="row">
          <span className="number">{shortNumber(incident.number)}</span>
          <strong className="clip">{incident.codeName}</strong>
          <span className="quiet clip">{incident.place.label}</span>
          <span className="push row">
            <UnitMarks units={incident.units} />
            {clock !== null && <ClockBar {...clock} now={now} />}
          </span>
        </div>
        <div className="row quiet">
          <span className="clip">{why}</span>
          <span className="push hint">
            {incident.ownerSeatName ?? 'no desk'} · {ago(now - incident.receivedAt)}
          </span>
        </div>
      </div>
      <Button onPress={open(null)}>Open</Button>
      {can('incident.review') && <Button onPress={open('review')}>Review</Button>}
    </div>
  );
}
