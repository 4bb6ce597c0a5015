import type { ReactNode } from 'react';
import { useNow, useRow } from '../../../client/react.tsx';
import { SeeAlarm, SeeUnitAlarm, Units } from '../../../modules/operations/contract.ts';
import { ago, shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { useActing, useActs } from '../acts/acts-provider.tsx';
import { type AlarmRow, isSaid, wordsOf } from './my-alarms.ts';

interface AlarmItemProps {
  readonly alarm: AlarmRow;
  /** Of what kind it is, and where; null: not to be read here, or it stands below. */
  readonly place: string | null;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}

/** Class, number, what is late, for how long, and who has seen it; one tap says that I have. */
export function AlarmItem({ alarm, place, children }: AlarmItemProps) {
  const now = useNow();
  const { alarmClass, state, title, since, seenBy, seenAt } = alarm;
  return (
    <li className="my-alarm" data-class={seenBy === null ? alarmClass : 'seen'}>
      <p className="row">
        <Icon name={state === 'emergency' ? 'radio' : 'bell'} />
        <strong className="alarm-class">{alarmClass}</strong>
        <strong>{title}</strong>
        <span className="push quiet">{ago(now - since)}</span>
      </p>
      <p>{wordsOf(alarm)}</p>
      {place !== null && <p className="quiet">{place}</p>}
      {seenBy !== null && (
        <p className="quiet">
          Seen by {seenBy}
          {seenAt !== null && ` at ${shortTimeOf(seenAt)}`}
        </p>
      )}
      <div className="pair">
        {children}
        <See alarm={alarm} />
      </div>
    </li>
  );
}

/** Acknowledged by name: seen is not acted on, and the ladder goes on. */
function See({ alarm }: { alarm: AlarmRow }) {
  const acts = useActs();
  const acting = useActing();
  const { subjectId, incidentId, key, title, seenBy } = alarm;
  const unit = useRow(Units, subjectId);
  // A ringing call is answered, a marker reviewed: neither is acknowledged.
  if (seenBy !== null || (incidentId !== subjectId && unit === null)) return null;
  if (isSaid(alarm, acting)) return <p className="resumed">Acknowledged · waiting to go</p>;
  const see = (): void => {
    const what = `Acknowledge ${title}`;
    if (incidentId === subjectId) void acts.act(SeeAlarm, { incidentId, key }, what);
    else void acts.act(SeeUnitAlarm, { tourId: subjectId, key }, what);
  };
  return (
    <button type="button" className="act primary" aria-label={`Acknowledge ${title}`} onClick={see}>
      Acknowledge
    </button>
  );
}
