import { Icon } from '../../../ui/icon/icon.tsx';
import type { Hazard } from './hazards.ts';
import type { Round } from './use-hazards.ts';

/** First on the page, whatever else there is: it is about who comes home. */
export function HazardList({ round, placed }: { round: Round; placed: boolean }) {
  const { hazards, known } = round;
  if (hazards.length === 0) return <p className="no-hazards">{noneWords(placed, known)}</p>;
  return (
    <ul className="hazards" aria-label="Hazards at the place">
      {hazards.map((hazard) => (
        <li key={hazard.id} data-fim={hazard.ringFim}>
          <Icon name="warning" />
          <div>
            <strong>{hazard.title}</strong> {!hazard.ringFim && <span className="quiet">{where(hazard)}</span>}
            {hazard.text !== null && <p>{hazard.text}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function where({ distanceMetres }: Hazard): string {
  return distanceMetres < 15 ? 'here' : `${Math.round(distanceMetres / 5) * 5} m off`;
}

function noneWords(placed: boolean, known: boolean): string {
  if (!placed) return 'Place not on the map: markers cannot be looked up.';
  return known ? 'No markers within 300 m.' : 'Markers not read yet.';
}
