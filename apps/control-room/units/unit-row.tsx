import { useNow, useRow } from '../../../client/react.tsx';
import { Units } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { toneOf, wordOf } from './unit-tone.ts';

/** One line: who, what state since when, on what, how old its position. */
export function UnitBoardRow({ id, grouped }: { id: string; grouped: boolean }) {
  const unit = useRow(Units, id);
  const { areaName } = useDesk();
  const now = useNow();
  if (unit === null) return <div className="unit-row gone">off duty</div>;
  return (
    <div className="unit-row" data-emergency={unit.emergency}>
      <StateMark tone={toneOf(unit)}>
        <strong>{unit.callsign}</strong>
      </StateMark>
      <span className="clip" title={unit.statusName}>
        {wordOf(unit)}
      </span>
      <span className="since">{ago(now - unit.since)}</span>
      <span className="clip">
        {unit.active === null ? (
          <span className="hint">{grouped ? areaName(unit.areaId) : unit.kind}</span>
        ) : (
          <span className="number">{shortNumber(unit.active.number)}</span>
        )}
        {unit.stacked.length > 0 && <span className="hint"> +{unit.stacked.length}</span>}
      </span>
      <PositionAge at={unit.position?.at ?? null} now={now} />
    </div>
  );
}

/** The age of a position is always shown; past the force's limit it is called stale. */
export function PositionAge({ at, now }: { at: number | null; now: number }) {
  const { pack } = useDesk();
  if (at === null) return <span className="position-age hint">no fix</span>;
  const stale = now - at > (pack?.stalePositionSeconds ?? 120) * 1000;
  return (
    <span className="position-age hint" data-stale={stale} title={stale ? 'position is stale' : 'age of its position'}>
      {stale ? 'stale ' : ''}
      {ago(now - at)}
    </span>
  );
}
