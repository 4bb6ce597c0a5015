import { useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { MoveUps } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';

type MoveUpRow = RowOf<typeof MoveUps>;

/** What sending these units leaves bare, and who could stand in: before it is decided, and nothing is moved by it. */
export function MoveUpLine({ incidentId, tourIds }: { incidentId: string; tourIds: readonly string[] }) {
  const rows = useMoveUps(incidentId, tourIds.join(','));
  if (rows.length === 0) return null;
  return (
    <ul className="move-ups" aria-label="Cover">
      {rows.map(({ id, beat, callsign, seconds }) => (
        <li key={id} className="row">
          <Icon name="warning" />
          <span>
            Leaves {beat} bare:{' '}
            {callsign === null || seconds === null
              ? 'nobody free can stand in'
              : `${callsign} could move up in ${ago(seconds * 1000)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function useMoveUps(incidentId: string, units: string): readonly MoveUpRow[] {
  const [held, setHeld] = useState<{ units: string; rows: readonly MoveUpRow[] }>({ units: '', rows: [] });
  useEffect(() => {
    if (units === '') return;
    let live = true;
    void request(`/api/views/${MoveUps.name}?of=${incidentId}&units=${units}`).then((came) => {
      if (live && came.status === 200) setHeld({ units, rows: (came.body as { rows: MoveUpRow[] }).rows });
    });
    return () => {
      live = false;
    };
  }, [incidentId, units]);
  return held.units === units ? held.rows : [];
}
