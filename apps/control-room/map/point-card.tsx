import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type AtPoint, saidOf, whatIsAt } from '../../../client/places.ts';
import { useClient, usePersistent, useRow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  MoveIncident,
  OpenContact,
  OpenIncidents,
  type Place,
  PlaceContact,
} from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { bringContact } from '../contact/call-became.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import { groundWords } from '../place/place-note.tsx';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { alter, type Work } from '../workspace/work.ts';
import { setForm } from './one-off-forms.ts';
import { PointHere } from './point-here.tsx';

type Point = NonNullable<Work['point']>;

/** What is at a point of the map, whose ground it is, and what can begin there. */
export function PointCard() {
  const { work } = useDesk();
  const { point } = usePersistent(work);
  if (point === null) return null;
  return <Card key={`${point.lon},${point.lat}`} point={point} onClose={() => alter(work, { point: null })} />;
}

function Card({ point, onClose }: { readonly point: Point; readonly onClose: () => void }) {
  const { now, newId } = useClient();
  const { can } = useDesk();
  const found = useWhatIsAt(point);
  const place = placeAt(point, found);
  const { begin, contactHere, incidentHere, notice } = useActs(place, onClose);
  const [closing, setClosing] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const picked = point.still === true;
  useLayoutEffect(() => {
    if (picked) first.current?.focus();
  }, [picked]);
  return (
    <section
      className="map-card"
      aria-label="Point on the map"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <p>
        <strong>{place.label}</strong>{' '}
        <span className="hint">
          {found?.result == null
            ? 'nothing named near by'
            : `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)} · ${found.result.match}`}
        </span>
      </p>
      <p className="quiet">
        <GroundWords found={found} />
      </p>
      <div className="row wrap">
        {can('contact.take') && (
          <Button ref={first} look="primary" onPress={begin}>
            New call here
          </Button>
        )}
        {contactHere !== null && <Button onPress={contactHere}>The call is about here</Button>}
        {incidentHere !== null && <Button onPress={incidentHere.move}>{incidentHere.number} is here</Button>}
        {can('road.close') && (
          <Button pressed={closing} onPress={() => setClosing(!closing)}>
            Close a road, name a place
          </Button>
        )}
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
      {incidentHere !== null && <PointHere incident={incidentHere} place={place} onDone={onClose} />}
      {notice}
      {closing && (
        <ReasonForm
          form={setForm({ ...point, label: place.label }, now, newId)}
          draft={`one-off.${point.lon},${point.lat}`}
          takesFocus
          onClose={() => setClosing(false)}
          onDone={onClose}
        />
      )}
    </section>
  );
}

function GroundWords({ found }: { readonly found: AtPoint | null }) {
  const { areaName } = useDesk();
  if (found === null) return 'Asking whose ground it is …';
  const { areaId, ward, force } = found.ground;
  const whose = groundWords({ verified: true, areaId, ...(force !== null && { force }) });
  const where = [areaName(areaId), ward, force?.name].filter((part) => part != null && part !== '');
  return whose ?? [...new Set(where)].join(' · ');
}

/** The point itself, called by what is nearest. */
function placeAt({ lon, lat, label }: Point, found: AtPoint | null): Place {
  const hit = found?.result ?? null;
  if (hit === null) return { label, lon, lat, gazetteerId: null };
  const { namesakes } = hit;
  return { label: saidOf(hit), lon, lat, gazetteerId: hit.id, ...(namesakes.length > 0 && { namesakes }) };
}

function useWhatIsAt({ lon, lat }: Point): AtPoint | null {
  const [found, setFound] = useState<AtPoint | null>(null);
  useEffect(() => {
    let live = true;
    void whatIsAt(lon, lat).then((at) => {
      if (live) setFound(at);
    });
    return () => {
      live = false;
    };
  }, [lon, lat]);
  return found;
}

function useActs(place: Place, onDone: () => void) {
  const { newId } = useClient();
  const { work, can } = useDesk();
  const { contactId, incidentId } = usePersistent(work);
  const incident = useRow(OpenIncidents, incidentId ?? '');
  const { send, notice } = useSend();
  const placed = async (id: string): Promise<void> => {
    if (await send(PlaceContact, { contactId: id, place, method: 'map' })) onDone();
  };
  const begin = async (): Promise<void> => {
    const id = newId();
    const before = work.get().contactId;
    if (!(await send(OpenContact, { contactId: id, channel: 'other', callerNumber: null }))) return;
    await placed(id);
    bringContact(work, before, id);
  };
  const move = async (): Promise<void> => {
    if (incident === null) return;
    if (await send(MoveIncident, { incidentId: incident.id, seen: incident.place.label, place })) onDone();
  };
  const mayMove = incident !== null && incident.state !== 'closed' && can('incident.update');
  return {
    begin: () => void begin(),
    contactHere: contactId === null ? null : () => void placed(contactId),
    incidentHere: mayMove ? { id: incident.id, number: shortNumber(incident.number), move: () => void move() } : null,
    notice,
  };
}
