import { Icon } from '../../../ui/icon/icon.tsx';

export interface WhereProps {
  readonly place: {
    readonly label: string;
    readonly lon: number | null;
    readonly lat: number | null;
    readonly ward?: string | null;
    readonly verified?: boolean;
  };
}

/** Where, and the phone's own map for the way there. */
export function Where({ place }: WhereProps) {
  const { label, lon, lat, ward = null, verified = true } = place;
  return (
    <div className="where">
      <div>
        <strong>{label}</strong>
        {ward !== null && !label.includes(ward) && <p className="quiet">{ward}</p>}
        {!verified && (
          <p className="unverified">
            <Icon name="flag" /> place not confirmed
          </p>
        )}
      </div>
      {lon !== null && lat !== null && (
        <a className="act" href={routeTo(label, lon, lat)}>
          <Icon name="map" /> Route
        </a>
      )}
    </div>
  );
}

/** RFC 5870, with the query that makes phones put a named pin instead of a bare point. */
function routeTo(label: string, lon: number, lat: number): string {
  const point = `${lat.toFixed(6)},${lon.toFixed(6)}`;
  return `geo:${point}?q=${point}(${encodeURIComponent(label)})`;
}
