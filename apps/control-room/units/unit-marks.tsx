import type { RowOf } from '../../../kernel/pure.ts';
import type { OpenIncidents } from '../../../modules/operations/contract.ts';
import { StateMark, type Tone } from '../../../ui/state-mark/state-mark.tsx';

type UnitOn = Pick<RowOf<typeof OpenIncidents>['units'][number], 'assignmentId' | 'callsign' | 'milestone' | 'stacked'>;

const milestoneTones: Readonly<Record<UnitOn['milestone'], Tone>> = {
  assigned: 'wait',
  acknowledged: 'wait',
  'en-route': 'go',
  'at-scene': 'scene',
};

/** The units on an incident, in a row's space: at most two by name. */
export function UnitMarks({ units }: { units: readonly UnitOn[] }) {
  const active = units.filter((unit) => !unit.stacked);
  if (active.length === 0) return <span className="hint">no unit</span>;
  return (
    <>
      {active.slice(0, 2).map((unit) => (
        <StateMark key={unit.assignmentId} tone={milestoneTones[unit.milestone]}>
          <span title={unit.milestone}>{unit.callsign}</span>
        </StateMark>
      ))}
      {active.length > 2 && <span>+{active.length - 2}</span>}
    </>
  );
}
