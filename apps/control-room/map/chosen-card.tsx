import { useLayoutEffect, useRef } from 'react';
import { usePersistent, useRow } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { AssignedUnits } from '../incident/assigned-units.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { type IncidentRow, shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { UnitDetail } from '../units/unit-detail.tsx';
import { alter, openIncident } from '../workspace/work.ts';
import '../units/units.css';
import type { Following } from './use-following.ts';

/** What can be done with the incident and the unit that are chosen, without leaving the map. */
export function ChosenCard({ following, onClose }: { readonly following: Following; readonly onClose: () => void }) {
  const { work } = useDesk();
  const { incidentId, tourId } = usePersistent(work);
  const incident = useRow(OpenIncidents, incidentId ?? '');
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <section
      ref={box}
      className="map-card"
      aria-label="Chosen on the map"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      {incident === null && tourId === null && <p>No incident and no unit is chosen.</p>}
      {incident !== null && <IncidentActs incident={incident} />}
      {tourId !== null && (
        <>
          <UnitDetail id={tourId} />
          <div className="row wrap">
            <ActButton act="mapFollow" pressed={following.followed?.goesWith === true}>
              Follow
            </ActButton>
            <Button onPress={following.showTrail}>Trail, 30 min</Button>
          </div>
        </>
      )}
      <div className="row">
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
    </section>
  );
}

function IncidentActs({ incident }: { readonly incident: IncidentRow }) {
  const { work, can } = useDesk();
  return (
    <section aria-label={`Incident ${shortNumber(incident.number)}`}>
      <p>
        <strong>{shortNumber(incident.number)}</strong> {incident.codeName} · {incident.grade}{' '}
        <span className="quiet">{incident.place.label}</span>
      </p>
      <div className="row wrap">
        <Button onPress={() => openIncident(work, incident.id)}>Open {shortNumber(incident.number)}</Button>
        {can('unit.assign') && (
          <Button onPress={() => alter(work, { recommending: true })}>Units for {shortNumber(incident.number)}</Button>
        )}
        {can('incident.update') && <ActButton act="mapDraw">Draw</ActButton>}
      </div>
      <AssignedUnits incident={incident} />
    </section>
  );
}
