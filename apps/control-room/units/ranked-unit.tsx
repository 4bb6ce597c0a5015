import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { Key } from '../../../ui/key/key.tsx';
import { shortNumber } from '../queue/order.ts';
import { drivingTime } from './driving-time.ts';
import type { Ranked } from './use-recommendation.ts';

/** One candidate: time, why here, what is given up, and what cover is left. */
export function RankedUnit({ row }: { row: Ranked }) {
  const others = row.reasons.filter((reason) => reason.term !== 'travel');
  return (
    <div className="ranked-unit">
      <div className="row">
        {row.rank !== null && row.rank <= 9 && <Key name={String(row.rank)} />}
        <strong>{row.callsign}</strong>
        <span className="quiet">{row.meaning.replace('-', ' ')}</span>
        <span className="push eta">{drivingTime(row)}</span>
      </div>
      <ul className="reasons">
        <li className="quiet">
          {row.profile === 'emergency' ? 'emergency driving' : 'normal driving'}
          {row.distanceMetres !== null && ` · ${(row.distanceMetres / 1000).toFixed(1)} km by road`}
          {row.positionAgeSeconds !== null && ` · position ${ago(row.positionAgeSeconds * 1000)} old`}
        </li>
        {others.map((reason) => (
          <li key={reason.term + reason.text} className="row">
            <span>{reason.text}</span>
            <span className="push hint">{weightOf(reason.seconds)}</span>
          </li>
        ))}
        {row.divertFrom !== null && (
          <li className="given-up">
            <Icon name="warning" /> divert from {shortNumber(row.divertFrom.number)}, grade {row.divertFrom.grade}
          </li>
        )}
        {row.cover !== null && (
          <li className="quiet">
            cover {percent(row.cover.before)} → {percent(row.cover.after)}
            {row.cover.bare.length > 0 && <span className="bare"> · bare: {row.cover.bare.join(', ')}</span>}
          </li>
        )}
      </ul>
    </div>
  );
}

function weightOf(seconds: number): string {
  if (seconds === 0) return '';
  return seconds < 0 ? `−${ago(-seconds * 1000)}` : `+${ago(seconds * 1000)}`;
}

function percent(share: number): string {
  return `${Math.round(share * (share <= 1 ? 100 : 1))} %`;
}
