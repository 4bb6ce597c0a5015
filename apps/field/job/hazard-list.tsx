import { Icon } from '../../../ui/icon/icon.tsx';
import type { Hazard } from './hazards.ts';
import type { Round } from './use-hazards.ts';

/** More than a glance takes in; the rest is one tap away. */
const AT_A_GLANCE = 2;

/** First on the page, whatever else there is: it is about who comes home. */
export function HazardList({ round, placed }: { round: Round; placed: boolean }) {
  const { hazards, known } = round;
  if (hazards.length === 0) return <p className="no-hazards">{noneWords(placed, known)}</p>;
  const more = hazards.slice(AT_A_GLANCE);
  return (
    <section className="hazards" aria-label="Hazards at the place">
      <ul>
        {hazards.slice(0, AT_A_GLANCE).map((hazard) => (
          <HazardItem key={hazard.id} hazard={hazard} />
        ))}
      </ul>
      {more.length > 0 && (
        <details>
          <summary>
            Show {more.length} more, nearest {where(more[0])}
          </summary>
          <ul>
            {more.map((hazard) => (
              <HazardItem key={hazard.id} hazard={hazard} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function HazardItem({ hazard }: { hazard: Hazard }) {
  return (
    <li>
      <Icon name="warning" />
      <div>
        <strong>{hazard.title}</strong> {!hazard.ringFim && <span className="quiet">{where(hazard)}</span>}
        {hazard.text !== null && <p>{hazard.text}</p>}
      </div>
    </li>
  );
}

function where(hazard: Hazard | undefined): string {
  if (hazard === undefined) return '';
  const { distanceMetres } = hazard;
  return distanceMetres < 15 ? 'here' : `${Math.round(distanceMetres / 5) * 5} m`;
}

function noneWords(placed: boolean, known: boolean): string {
  if (!placed) return 'Place not on the map: markers cannot be looked up.';
  return known ? 'No markers within 300 m.' : 'Markers not read yet.';
}
