import { nearestTo, saidOf } from '../../../client/places.ts';
import { useNow } from '../../../client/react.tsx';
import type { Place } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import type { ContactRow } from '../queue/order.ts';
import { fixWords, pointOf, spotOf } from './fix-words.ts';

interface CallerCircleProps {
  readonly contact: ContactRow;
  readonly onUse: (place: Place, radiusMetres: number | undefined) => void;
}

/** Where the handset says the caller is. The caller's place and the incident's may differ: it is offered, not taken. */
export function CallerCircle({ contact, onUse }: CallerCircleProps) {
  const spot = spotOf(contact);
  const use = async (): Promise<void> => {
    if (spot === null) return;
    const hit = await nearestTo(spot.lon, spot.lat);
    const label = hit === null ? `${spot.lat.toFixed(5)}, ${spot.lon.toFixed(5)}` : `near ${saidOf(hit)}`;
    onUse({ label, lon: spot.lon, lat: spot.lat, gazetteerId: hit?.id ?? null }, spot.radiusMetres ?? undefined);
  };
  useAct('here', () => void use());
  if (spot === null) return null;
  const within = spot.radiusMetres === null ? 'at' : `within ${Math.round(spot.radiusMetres)} m of`;
  return (
    <div className="quiet">
      <p className="row">
        <Icon name="radio" />
        <span className="clip">
          Handset {within} {pointOf(spot)}
        </span>
        <span className="push">
          <ActButton act="here">It is here</ActButton>
        </span>
      </p>
      <Track contact={contact} />
    </div>
  );
}

/** How the best fix was found and how old it is; behind it every fix that came, the newest first. */
function Track({ contact: { fix, track } }: Pick<CallerCircleProps, 'contact'>) {
  const now = useNow();
  if (fix === null) return null;
  const count = `${track.length} ${track.length === 1 ? 'fix' : 'fixes'}`;
  return (
    <details>
      <summary>
        {fixWords(fix)}, {ago(now - fix.at)} ago · {count}
      </summary>
      <ol>
        {track
          .toSorted((a, b) => b.at - a.at)
          .map((one) => (
            <li key={one.fixId}>
              {ago(now - one.at)} ago: {one.radiusMetres === null ? '' : `${Math.round(one.radiusMetres)} m, `}
              {fixWords(one)}, {pointOf(one)}
            </li>
          ))}
      </ol>
    </details>
  );
}
