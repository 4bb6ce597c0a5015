import { useEffect, useRef, useState } from 'react';
import { useRow } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import type { Mine } from '../unit/my-unit.ts';
import { AlarmItem } from './alarm-item.tsx';
import { AlarmedIncident } from './alarmed-incident.tsx';
import type { AlarmRow } from './my-alarms.ts';
import { type MyAlarms, useMyAlarms } from './use-alarms.ts';
import './alarms.css';

/** More than anybody reads on a phone; the rest stands in the watch. */
const SHOWN = 50;

/** What is addressed to me, what calls loudest first; each is acknowledged here, and its incident read. */
export function AlarmsPage({ mine }: { mine: Mine | null }) {
  const alarms = useMyAlarms(mine);
  const [opened, setOpened] = useState<AlarmRow | null>(null);
  // It may have moved in the list or changed since it was opened.
  const alarm = alarms.list.find(({ id }) => id === opened?.id) ?? opened;
  if (alarm !== null) return <Opened alarm={alarm} onBack={() => setOpened(null)} />;
  return <AlarmList mine={mine} alarms={alarms} onOpen={setOpened} />;
}

interface ListProps {
  readonly mine: Mine | null;
  readonly alarms: MyAlarms;
  readonly onOpen: (alarm: AlarmRow) => void;
}

function AlarmList({ mine, alarms: { list, fresh, failure }, onOpen }: ListProps) {
  const more = list.length - SHOWN;
  return (
    <section className="page low stack" aria-label="My alarms">
      {failure !== null && <p className="fault">{failure}</p>}
      {fresh && mine === null && (
        <p className="fault">You are on no unit: the ladder passes you by until you book on, under “Job”.</p>
      )}
      {list.length === 0 && failure === null && (
        <Empty title={fresh ? 'No alarms' : 'Alarms not read yet'}>
          What is late, or calls for you, appears here by itself.
        </Empty>
      )}
      <ul className="my-alarms">
        {list.slice(0, SHOWN).map((alarm) => (
          <AlarmLine key={alarm.id} alarm={alarm} onOpen={onOpen} />
        ))}
      </ul>
      {more > 0 && <p className="quiet">and {more} more in the control room</p>}
    </section>
  );
}

function AlarmLine({ alarm, onOpen }: { readonly alarm: AlarmRow; readonly onOpen: ListProps['onOpen'] }) {
  const incident = useRow(OpenIncidents, alarm.incidentId ?? '');
  const place = incident === null ? null : `${incident.codeName}, ${incident.place.label}`;
  return (
    <AlarmItem alarm={alarm} place={place}>
      {incident !== null && (
        <button
          type="button"
          className="act"
          aria-label={`Open the incident ${alarm.title}`}
          onClick={() => onOpen(alarm)}
        >
          Open the incident
        </button>
      )}
    </AlarmItem>
  );
}

function Opened({ alarm, onBack }: { readonly alarm: AlarmRow; readonly onBack: () => void }) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.scrollIntoView();
  }, []);
  return (
    <div className="page stack" ref={top}>
      <ul className="my-alarms">
        <AlarmItem alarm={alarm} place={null}>
          <button type="button" className="act" onClick={onBack}>
            Back to the alarms
          </button>
        </AlarmItem>
      </ul>
      {alarm.incidentId !== null && <AlarmedIncident incidentId={alarm.incidentId} />}
    </div>
  );
}
