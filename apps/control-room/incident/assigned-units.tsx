import { useState } from 'react';
import { useNow, useRow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { ReportProgress, StandDown, Units } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { StateMark, type Tone } from '../../../ui/state-mark/state-mark.tsx';
import type { IncidentRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { PositionAge } from '../units/unit-row.tsx';
import { useFix } from '../units/use-fix.ts';
import type { ActForm } from './act-forms.ts';
import { ReasonForm } from './reason-form.tsx';

type UnitOn = IncidentRow['units'][number];
type Step = 'acknowledged' | 'en-route' | 'at-scene' | 'resumed';

const tones: Readonly<Record<UnitOn['milestone'], Tone>> = {
  assigned: 'wait',
  acknowledged: 'wait',
  'en-route': 'go',
  'at-scene': 'scene',
};
const nextSteps: Readonly<Record<UnitOn['milestone'], readonly Step[]>> = {
  assigned: ['acknowledged', 'en-route'],
  acknowledged: ['en-route', 'at-scene'],
  'en-route': ['at-scene', 'resumed'],
  'at-scene': ['resumed'],
};
const stepWords: Readonly<Record<Step, string>> = {
  acknowledged: 'Acknowledged',
  'en-route': 'En route',
  'at-scene': 'At scene',
  resumed: 'Resumed',
};

/** Each unit with how far it is, how old its position is, and its usual next steps when it reports by voice. */
export function AssignedUnits({ incident }: { incident: IncidentRow }) {
  if (incident.units.length === 0) {
    return <p className="hint">No unit yet. “Units” ranks those that could go, with the reason for each.</p>;
  }
  return (
    <ul className="assigned">
      {incident.units.map((unit) => (
        <li key={unit.assignmentId}>
          <AssignedUnit incidentId={incident.id} unit={unit} />
        </li>
      ))}
    </ul>
  );
}

function AssignedUnit({ incidentId, unit }: { incidentId: string; unit: UnitOn }) {
  const now = useNow();
  const { can } = useDesk();
  const fix = useFix(useRow(Units, unit.tourId));
  const { send, notice } = useSend();
  const [standing, setStanding] = useState(false);
  const { tourId, assignmentId } = unit;
  const report = (milestone: Step): void => void send(ReportProgress, { incidentId, tourId, assignmentId, milestone });
  const standDown: ActForm = {
    fields: [],
    reason: `Why is ${unit.callsign} stood down?`,
    submit: () => 'Stand down',
    send: (sendIt, _, reason) => sendIt(StandDown, { incidentId, tourId, assignmentId, reason }),
    focus: 'reason',
  };
  const away = (): void => setStanding(false);
  return (
    <>
      <div className="row wrap">
        <StateMark tone={unit.stacked ? 'mute' : tones[unit.milestone]}>
          <strong>{unit.callsign}</strong>
        </StateMark>
        <span className="quiet">
          {unit.stacked ? 'stacked' : unit.milestone.replace('-', ' ')} {ago(now - unit.since)}
        </span>
        <PositionAge at={fix?.at ?? null} now={now} />
        {can('unit.status') && !unit.stacked && (
          <span className="push row">
            {nextSteps[unit.milestone].map((step) => (
              <Button key={step} onPress={() => report(step)}>
                {stepWords[step]}
              </Button>
            ))}
            <Button look="plain" expanded={standing} onPress={() => setStanding(!standing)}>
              Stand down
            </Button>
          </span>
        )}
      </div>
      {standing && (
        <ReasonForm form={standDown} draft={`stand-down-${assignmentId}`} takesFocus onClose={away} onDone={away} />
      )}
      {notice}
    </>
  );
}
