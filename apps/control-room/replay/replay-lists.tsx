import { useMemo } from 'react';
import { Empty } from '../../../ui/empty/empty.tsx';
import { VirtualList } from '../../../ui/virtual-list/virtual-list.tsx';
import { IncidentLines } from '../queue/incident-queue-row.tsx';
import '../queue/queue.css';
import '../units/units.css';
import { queueOrder } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { UnitLine } from '../units/unit-row.tsx';
import { boardOrder } from '../units/unit-tone.ts';
import type { Moment } from './recording.ts';

export interface Shown {
  readonly moment: Moment;
  readonly at: number;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** The list beside the map: every incident and every unit on it, in the rows that the desk had. */
export function ReplayLists({ moment, at, chosen, onChoose }: Shown) {
  const { weightOf, areaName } = useDesk();
  const { incidents, units, fixes } = moment;
  const open = useMemo(() => queueOrder([...incidents.values()], weightOf).map(({ id }) => id), [incidents, weightOf]);
  const onDuty = useMemo(
    () => boardOrder([...units.values()], 'area', areaName).map(({ id }) => id),
    [units, areaName],
  );
  const incidentRow = (id: string) => {
    const incident = incidents.get(id);
    return incident === undefined ? null : <IncidentLines incident={incident} now={at} />;
  };
  const unitRow = (id: string) => {
    const unit = units.get(id);
    if (unit === undefined) return null;
    return <UnitLine unit={{ ...unit, position: fixes.get(id) ?? null }} now={at} grouped stacked={0} />;
  };
  const shared = { selected: chosen, onSelect: onChoose };
  return (
    <section className="pane replay-lists" aria-label="On the map">
      <div className="pane-head">
        <h2>Incidents</h2>
        <span className="quiet">{open.length}</span>
      </div>
      <div className="pane-body">
        {open.length === 0 && <Empty title="No open incident at this time" />}
        {open.length > 0 && <VirtualList label="Incidents" keys={open} rowHeight={44} row={incidentRow} {...shared} />}
      </div>
      <div className="pane-head">
        <h2>Units</h2>
        <span className="quiet">{onDuty.length}</span>
      </div>
      <div className="pane-body">
        {onDuty.length > 0 && <VirtualList label="Units" keys={onDuty} rowHeight={28} row={unitRow} {...shared} />}
      </div>
    </section>
  );
}
