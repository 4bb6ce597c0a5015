import { useNow } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { PlaceCaller } from '../../../modules/operations/contract.ts';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import type { ContactRow } from '../queue/order.ts';

const methods = {
  said: 'as they say',
  subscriber: 'address of the line',
  handset: 'handset',
  map: 'from the map',
  incident: 'at the scene',
  typed: 'as typed',
  gazetteer: 'from the gazetteer',
  sender: 'as the sender has it',
  caller: 'where the caller is',
} as const;

/** Where the caller is and where it happened: apart, each with how it is known, how exactly and since when. */
export function CallerPlaceLine(props: {
  readonly contact: ContactRow;
  readonly send: ReturnType<typeof useSend>['send'];
}) {
  const { contact, send } = props;
  const now = useNow();
  const { place } = contact;
  const there = (): void => {
    if (place === null) return;
    const { label, lon, lat, gazetteerId } = place;
    const where = { label, lon, lat, gazetteerId };
    const radiusMetres = contact.care?.placed?.radiusMetres ?? null;
    void send(PlaceCaller, { contactId: contact.id, place: where, method: 'incident', radiusMetres });
  };
  useAct('callerThere', there, place !== null && contact.state === 'open');
  const { placed = null, callerPlace = null } = contact.care ?? {};
  if (place === null && callerPlace === null) return null;
  const known = (method: keyof typeof methods | null, radius: number | null, at: number): string =>
    [
      method === null ? null : methods[method],
      radius === null ? null : `within ${Math.round(radius)} m`,
      whenOf(at, now),
    ]
      .filter((word) => word !== null)
      .join(', ');
  return (
    <dl className="places-known quiet">
      {place !== null && placed !== null && (
        <div>
          <dt>It happened</dt>
          <dd>
            {place.label} ({known(placed.method, placed.radiusMetres, placed.at)})
          </dd>
        </div>
      )}
      <div>
        <dt>The caller is</dt>
        <dd className="row wrap">
          {callerPlace === null
            ? 'not said'
            : `${callerPlace.place.label} (${known(callerPlace.method, callerPlace.radiusMetres, callerPlace.at)})`}
          {contact.state === 'open' && place !== null && callerPlace?.place.label !== place.label && (
            <ActButton act="callerThere" look="plain">
              There too
            </ActButton>
          )}
        </dd>
      </div>
    </dl>
  );
}
