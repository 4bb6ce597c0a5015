import { useNow } from '../../../client/react.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useActing } from '../acts/acts-provider.tsx';
import type { PositionState } from '../position/use-positions.ts';
import { useOfficer } from '../session/officer.tsx';
import { enteredStatus } from '../status/entered.ts';
import { SyncLine } from '../sync/sync-line.tsx';
import type { Mine } from './my-unit.ts';
import { toneOfMeaning } from './tone.ts';

/** Only to read: who I am to the room, and whether what I read is true. Nothing up here has to be reached. */
export function OfficerHeader({ mine, position }: { mine: Mine | null; position: PositionState }) {
  const { session } = useOfficer();
  return (
    <header className="officer-header">
      <div className="row">
        <h1>{mine?.callsign ?? session.subject.name}</h1>
        {mine !== null && <MyState mine={mine} />}
      </div>
      <SyncLine position={position} mode={session.mode} />
    </header>
  );
}

function MyState({ mine }: { mine: Mine }) {
  const { pack } = useOfficer();
  const now = useNow();
  const entered = enteredStatus(mine.tourId, useActing());
  const { row } = mine;
  if (row?.emergency === true) return <StateMark tone="alarm">Emergency</StateMark>;
  const status = pack?.statuses.find((one) => one.code === entered);
  if (status !== undefined && status.code !== row?.status) {
    return <StateMark tone={status.meaning === 'emergency' ? 'alarm' : 'wait'}>{status.name} · sending</StateMark>;
  }
  if (row === null) return <StateMark tone="wait">Booking on</StateMark>;
  return (
    <StateMark tone={toneOfMeaning(row.meaning)}>
      {row.statusName} · {ago(now - row.since)}
    </StateMark>
  );
}
