import { Icon } from '../../../ui/icon/icon.tsx';
import type { IncidentRow } from '../queue/order.ts';
import './place.css';

type Standing = Pick<IncidentRow['place'], 'verified' | 'areaId' | 'namesakes' | 'force'>;

/** What must be seen at a glance of a place that was chosen: what it is easily taken for, and that it is not our ground. */
export function PlaceNote({ place }: { place: Partial<Standing> }) {
  const { namesakes = [] } = place;
  const whose = groundWords(place);
  if (namesakes.length === 0 && whose === null) return null;
  return (
    <div className="place-note" role="note">
      {namesakes.length > 0 && (
        <p>
          <Icon name="warning" /> <strong>Easily taken for</strong> {namesakes.join(' · ')}
        </p>
      )}
      {whose !== null && (
        <p>
          <Icon name="flag" /> {whose}
        </p>
      )}
    </div>
  );
}

/** Null where it is our own ground, or not known yet. */
export function groundWords({ verified, areaId, force }: Partial<Standing>): string | null {
  if (verified !== true || areaId != null) return null;
  if (force === undefined) return 'Outside our area: whose ground it is is not known here';
  if (force.own) return `${force.name}, outside the beats of this pack`;
  return `Ground of ${force.name}: offer it to them`;
}
