import type { z } from 'zod';
import { nearestTo, saidOf } from '../../../client/places.ts';
import type { Circle, Place } from '../../../modules/operations/contract.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';

/** Where the handset says the caller is. The caller's place and the incident's may differ: it is offered, not taken. */
export function CallerCircle({ circle, onUse }: { circle: z.output<typeof Circle>; onUse: (place: Place) => void }) {
  const use = async (): Promise<void> => {
    const hit = await nearestTo(circle.lon, circle.lat);
    const point = `${circle.lat.toFixed(5)}, ${circle.lon.toFixed(5)}`;
    onUse({
      label: hit === null ? point : `near ${saidOf(hit)}`,
      lon: circle.lon,
      lat: circle.lat,
      gazetteerId: hit?.id ?? null,
    });
  };
  useAct('here', () => void use());
  return (
    <p className="row quiet">
      <Icon name="radio" />
      <span className="clip">
        Handset within {Math.round(circle.radiusMetres)} m of {circle.lat.toFixed(4)}, {circle.lon.toFixed(4)}
      </span>
      <span className="push">
        <ActButton act="here">It is here</ActButton>
      </span>
    </p>
  );
}
