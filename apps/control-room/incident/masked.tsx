import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { NearbyList } from '../nearby/nearby-list.tsx';
import { useNearby } from '../nearby/use-nearby.ts';
import type { IncidentRow } from '../queue/order.ts';

/** A restricted record: place, grade, clock and safety markers show; the rest is for those on its list. */
export function Masked({ incident }: { incident: IncidentRow }) {
  const nearby = useNearby(incident.place.lon, incident.place.lat);
  const markers = nearby?.filter((row) => row.kind !== 'incident') ?? null;
  return (
    <div className="masked scroll">
      <p className="row">
        <Icon name="lock" />
        <strong>Restricted: ring the FIM</strong>
      </p>
      <p className="quiet">Place, grade, clock and safety markers are shown to everybody who may send help.</p>
      <p>
        <ActButton act="glass" icon="lock">
          Open it now: alarmed and reviewed
        </ActButton>
      </p>
      {markers?.length !== 0 && <NearbyList rows={markers} />}
    </div>
  );
}
