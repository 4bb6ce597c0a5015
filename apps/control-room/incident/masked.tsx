import { Icon } from '../../../ui/icon/icon.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { NearbyList } from '../nearby/nearby-list.tsx';
import { useNearby } from '../nearby/use-nearby.ts';
import type { IncidentRow } from '../queue/order.ts';
import { isBeyond, useDesk } from '../session/desk.tsx';

/**
 * A restricted record: place, grade, clock and safety markers show; the rest is for those on its list. So is what lies beyond the
 * areas of a desk that reaches no further.
 */
export function Masked({ incident }: { incident: IncidentRow }) {
  const nearby = useNearby(incident.place.lon, incident.place.lat);
  const markers = nearby?.filter((row) => row.kind !== 'incident') ?? null;
  return (
    <div className="masked scroll">
      {isBeyond(incident) ? <Beyond incident={incident} /> : <Restricted />}
      {markers?.length !== 0 && <NearbyList rows={markers} />}
    </div>
  );
}

function Restricted() {
  return (
    <>
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
    </>
  );
}

function Beyond({ incident: { ownerSeatName, place } }: { incident: IncidentRow }) {
  const { session, areaName } = useDesk();
  const { seat } = session.subject;
  return (
    <>
      <p className="row">
        <Icon name="lock" />
        <strong>Beyond the areas of your desk</strong>
      </p>
      <p className="quiet">
        It lies in {areaName(place.areaId)}; {seat?.name} reaches {seat?.areas.map(areaName).join(', ')} and no further.
        Place, grade, clock and safety markers are shown. Ring {ownerSeatName ?? 'the supervisor'}, or take a desk that
        reaches there.
      </p>
    </>
  );
}
