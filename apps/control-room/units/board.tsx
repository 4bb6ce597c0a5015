import { useMemo, useRef, useState } from 'react';
import { useCalmRows, useOfPersistent } from '../../../client/react.tsx';
import { Units } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list/virtual-list.tsx';
import { useAct } from '../keys/use-act.ts';
import { useClaims } from '../lent/use-claims.ts';
import { useHeldOrder } from '../queue/held-order.ts';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { UnitDetail } from './unit-detail.tsx';
import { UnitBoardRow } from './unit-row.tsx';
import { type BoardOrder, boardOrder, isFree, toneOf } from './unit-tone.ts';
import './units.css';
import { notRead } from '../../../ui/not-read/not-read.ts';

/** All of them are put in order anew at most so often: each row itself changes at once. */
const CALM_MS = 250;

/** Every unit on duty: state, what it is on, and how old its position is. */
export function Board() {
  const { work, areaName } = useDesk();
  const tourId = useOfPersistent(work, (now) => now.tourId);
  const units = useCalmRows(Units, CALM_MS);
  const [order, setOrder] = useState<BoardOrder>('area');
  const [held, setHeld] = useState(false);
  const claims = useClaims();
  const [alone, setAlone] = useState(false);
  const some = alone ? claims : null;
  const list = useRef<VirtualListHandle>(null);
  const keys = useMemo(
    () =>
      boardOrder(
        units.list.filter((unit) => unit.onDuty && (some?.has(unit.callsign) ?? true)),
        order,
        areaName,
      ).map((unit) => unit.id),
    [units, order, areaName, some],
  );
  const { shown, waiting, letIn } = useHeldOrder(keys, held);
  useAct('units', () => list.current?.focus());
  const toggleAlone = (): void => {
    letIn();
    setAlone(!alone);
  };
  useAct('heldUnits', toggleAlone);
  return (
    <>
      <div className="pane-head">
        <h2>Units</h2>
        <Tally />
        {waiting > 0 && <span className="hint">{waiting} new</span>}
        <span className="push row">
          {(alone || claims.size > 0) && (
            <Button look="plain" pressed={alone} onPress={toggleAlone}>
              held, lent {claims.size}
            </Button>
          )}
          <Button
            look="plain"
            onPress={() => {
              letIn();
              setOrder(order === 'area' ? 'state' : 'area');
            }}
          >
            by {order}
          </Button>
        </span>
      </div>
      <div className="pane-body">
        {shown.length === 0 && (
          <Empty title={notRead(units.state, 'the units') ?? (alone ? 'No unit is held or lent' : 'No unit on duty')}>
            A unit appears here when it books on: by its crew on the officer page, by radio, or by you in the command
            line.
          </Empty>
        )}
        {shown.length > 0 && (
          <VirtualList
            ref={list}
            label="Units"
            keys={shown}
            rowHeight={28}
            selected={tourId}
            onSelect={(id) => alter(work, { tourId: id })}
            onHeld={setHeld}
            row={(id) => <UnitBoardRow id={id} grouped={order === 'area'} />}
          />
        )}
      </div>
      {tourId !== null && <UnitDetail id={tourId} />}
    </>
  );
}

function Tally() {
  const { list, state } = useCalmRows(Units, CALM_MS);
  const onDuty = list.filter((unit) => unit.onDuty);
  const count = (tone: string): number => onDuty.filter((unit) => toneOf(unit) === tone).length;
  if (state !== 'ready') return <span className="quiet clip">{notRead(state, 'the units')}</span>;
  return (
    <span className="quiet clip">
      {onDuty.filter(isFree).length} free of {onDuty.length} · {count('go')} en route · {count('scene')} at scene
    </span>
  );
}
