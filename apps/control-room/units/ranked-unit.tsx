import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { Key } from '../../../ui/key/key.tsx';
import { shortNumber } from '../queue/order.ts';
import { drivingTime } from './driving-time.ts';
import type { Ranked } from './use-recommendation.ts';

/** One candidate: time, why here, what is given up, and what cover is left. */
export function RankedUnit({ row, marked }: { row: Ranked; marked: boolean }) {
  return (
    <div className="ranked-unit">
      <div className="row">
        {row.rank !== null && row.rank <= 9 && <Key name={String(row.rank)} />}
        {marked && <Icon name="check" />}
        <strong>{row.callsign}</strong>
        {marked && <span className="flag">marked</span>}
        <span className="quiet">{row.meaning.replace('-', ' ')}</span>
        <span className="push eta">{drivingTime(row)}</span>
      </div>
      {row.set !== null && <p className="in-set">In the set: {row.set.because.join('; ')}</p>}
      {row.keptFor !== null && (
        <p className="in-set given-up">
          <Icon name="warning" /> kept for {shortNumber(row.keptFor.number)}, grade {row.keptFor.grade}, which waits for
          somebody
        </p>
      )}
      <div className="reasons">
        <p className="quiet">{drive(row)}</p>
        <Reasons row={row} />
        {row.divertFrom !== null && (
          <p className="given-up">
            <Icon name="warning" /> divert from {shortNumber(row.divertFrom.number)}, grade {row.divertFrom.grade}
          </p>
        )}
        {row.cover !== null && (
          <p className="quiet">
            cover {percent(row.cover.before)} → {percent(row.cover.after)}
            {row.cover.bare.length > 0 && <span className="bare"> · bare: {row.cover.bare.join(', ')}</span>}
          </p>
        )}
      </div>
    </div>
  );
}

const profiles = {
  car: 'normal driving',
  emergency: 'emergency driving',
  foot: 'on foot, estimated',
  cycle: 'by cycle, estimated',
} as const;

function drive(row: Ranked): string {
  const parts = [
    profiles[row.profile],
    row.distanceMetres !== null &&
      `${(row.distanceMetres / 1000).toFixed(1)} km${row.profile === 'car' || row.profile === 'emergency' ? ' by road' : ''}`,
    row.positionAgeSeconds !== null && `position ${ago(row.positionAgeSeconds * 1000)} old`,
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

/** Travel and cover have lines of their own; a state that costs nothing is the word beside the callsign already. */
function Reasons({ row }: { row: Ranked }) {
  const said = row.reasons.filter(
    ({ term, seconds, text }) =>
      term !== 'travel' && term !== 'divert' && !(seconds === 0 && (term === 'state' || text.startsWith('cover'))),
  );
  if (said.length === 0) return null;
  return (
    <ul>
      {said.map((reason) => (
        <li key={reason.term + reason.text}>
          {reason.text}
          {reason.seconds !== 0 && <span className="hint"> {weightOf(reason.seconds)}</span>}
        </li>
      ))}
    </ul>
  );
}

function weightOf(seconds: number): string {
  return seconds < 0 ? `−${ago(-seconds * 1000)}` : `+${ago(seconds * 1000)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
