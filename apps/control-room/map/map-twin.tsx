import { useNow, useRows } from '../../../client/react.tsx';
import type { MapLayer } from '../../../modules/force/contract.ts';
import { Contacts, OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { fixWords, spotOf } from '../contact/fix-words.ts';
import { type ContactRow, type IncidentRow, shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { PositionAge } from '../units/unit-row.tsx';
import { type UnitRow, wordOf } from '../units/unit-tone.ts';
import { useFix } from '../units/use-fix.ts';
import { alter, openIncident } from '../workspace/work.ts';
import { layerWords, mapLayers } from './map-layers.ts';
import { OneOffList } from './one-off-list.tsx';
import { TwinBeats, TwinCameras, TwinMarkers, TwinPoints, TwinShapes, TwinTrail } from './twin-ground.tsx';
import type { Following } from './use-following.ts';

interface MapTwinProps {
  readonly layers: readonly MapLayer[];
  readonly following: Following;
  readonly onClose: () => void;
}

/** Everything that the map shows, as words: for whoever cannot or will not read a map. */
export function MapTwin({ layers, following, onClose }: MapTwinProps) {
  const incidents = useRows(OpenIncidents);
  const units = useRows(Units);
  const shows = (layer: MapLayer): boolean => layers.includes(layer);
  const hidden = mapLayers.filter((layer) => !shows(layer)).map((layer) => layerWords[layer].toLowerCase());
  return (
    <div className="map-twin">
      <div className="pane-head">
        <h2>On the map</h2>
        <span className="quiet">{notRead(incidents.state, 'incidents') ?? notRead(units.state, 'units')}</span>
        {hidden.length > 0 && <span className="quiet">not shown: {hidden.join(', ')}</span>}
        <span className="push">
          <Button look="plain" onPress={onClose}>
            Map
          </Button>
        </span>
      </div>
      <div className="scroll">
        {shows('closures') && <OneOffList />}
        {shows('drawn') && <TwinShapes />}
        {shows('points') && <TwinPoints />}
        <TwinTrail {...following} />
        <table>
          <ColumnHeads titles={['What', 'State', 'Where', 'Point', 'Age', 'Accuracy']} />
          <tbody>
            {shows('incidents') && incidents.list.map((row) => <TwinIncident key={row.id} incident={row} />)}
            {shows('callers') && <TwinCallers />}
            {shows('units') && units.list.map((unit) => <TwinUnit key={unit.id} unit={unit} />)}
          </tbody>
        </table>
        {shows('markers') && <TwinMarkers />}
        {shows('cameras') && <TwinCameras />}
        {shows('beats') && <TwinBeats />}
      </div>
    </div>
  );
}

function TwinIncident({ incident }: { readonly incident: IncidentRow }) {
  const { work } = useDesk();
  return (
    <tr>
      <th scope="row">
        <Button look="plain" onPress={() => openIncident(work, incident.id)}>
          {shortNumber(incident.number)} {incident.codeName}
        </Button>
      </th>
      <td>{incident.grade}</td>
      <td>{incident.place.label}</td>
      <td>{pointOf(incident.place)}</td>
      <td />
      <td />
    </tr>
  );
}

function TwinCallers() {
  const contacts = useRows(Contacts);
  return contacts.list.map((contact) => <TwinCaller key={contact.id} contact={contact} />);
}

function TwinCaller({ contact }: { readonly contact: ContactRow }) {
  const { work } = useDesk();
  const now = useNow();
  const spot = spotOf(contact);
  if (spot === null) return null;
  return (
    <tr>
      <th scope="row">
        <Button look="plain" onPress={() => alter(work, { contactId: contact.id })}>
          {contact.channel} caller
        </Button>
      </th>
      <td>{contact.state}</td>
      <td>{spot.fix === null ? 'by the network' : fixWords(spot.fix)}</td>
      <td>{pointOf(spot)}</td>
      <td>
        <PositionAge at={spot.fix?.at ?? contact.receivedAt} now={now} />
      </td>
      <td>{accuracyWords(spot.radiusMetres)}</td>
    </tr>
  );
}

function TwinUnit({ unit }: { readonly unit: UnitRow }) {
  const { work, areaName } = useDesk();
  // Each second: what is read here is as new as what is drawn.
  const now = useNow();
  const fix = useFix(unit);
  return (
    <tr>
      <th scope="row">
        <Button look="plain" onPress={() => alter(work, { tourId: unit.id })}>
          {unit.callsign}
        </Button>
      </th>
      <td>{wordOf(unit)}</td>
      <td>{areaName(unit.areaId)}</td>
      <td>{fix === null ? 'no fix' : pointOf(fix)}</td>
      <td>
        <PositionAge at={fix?.at ?? null} now={now} />
      </td>
      <td>{fix !== null && accuracyWords(fix.accuracyMetres ?? null)}</td>
    </tr>
  );
}

function accuracyWords(metres: number | null): string {
  return metres === null ? 'not given' : `within ${Math.round(metres)} m`;
}

function pointOf({ lon, lat }: { lon: number | null; lat: number | null }): string {
  return lon === null || lat === null ? 'not verified' : `${lat.toFixed(4)}, ${lon.toFixed(4)}`;
}
