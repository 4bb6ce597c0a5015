import { useNow, useRow, useRows } from '../../../client/react.tsx';
import type { MapLayer } from '../../../modules/force/contract.ts';
import { Contacts, OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { fixWords, spotOf } from '../contact/fix-words.ts';
import { claimWords, useClaims } from '../lent/use-claims.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { PositionAge } from '../units/unit-row.tsx';
import { wordOf } from '../units/unit-tone.ts';
import { useFix } from '../units/use-fix.ts';
import { alter, openIncident } from '../workspace/work.ts';
import { LongTable, type RowPlace } from './long-table.tsx';
import { layerWords, mapLayers } from './map-layers.ts';
import { OneOffList } from './one-off-list.tsx';
import { TwinBeats, TwinCameras, TwinFences, TwinMarkers, TwinPoints, TwinShapes, TwinTrail } from './twin-ground.tsx';
import type { Following } from './use-following.ts';

interface MapTwinProps {
  readonly layers: readonly MapLayer[];
  readonly following: Following;
  /** There is no map to go back to. */
  readonly cannotDraw: boolean;
  readonly onClose: () => void;
}

/** Everything that the map shows, as words: for whoever cannot or will not read a map. */
export function MapTwin({ layers, following, cannotDraw, onClose }: MapTwinProps) {
  const incidents = useRows(OpenIncidents);
  const units = useRows(Units);
  const contacts = useRows(Contacts);
  const shows = (layer: MapLayer): boolean => layers.includes(layer);
  const keys = [
    ...(shows('incidents') ? incidents.list.map(({ id }) => `i${id}`) : []),
    ...(shows('callers') ? contacts.list.filter((one) => spotOf(one) !== null).map(({ id }) => `c${id}`) : []),
    ...(shows('units') ? units.list.map(({ id }) => `u${id}`) : []),
  ];
  const hidden = mapLayers.filter((layer) => !shows(layer)).map((layer) => layerWords[layer].toLowerCase());
  return (
    <div className="map-twin">
      <div className="pane-head">
        <h2>On the map</h2>
        <span className="quiet">{notRead(incidents.state, 'incidents') ?? notRead(units.state, 'units')}</span>
        {hidden.length > 0 && <span className="quiet">not shown: {hidden.join(', ')}</span>}
        {cannotDraw ? (
          <strong className="flag" role="status">
            this machine draws no map now: its graphics do not answer, and are tried again every 10 s
          </strong>
        ) : (
          <span className="push">
            <Button look="plain" onPress={onClose}>
              Map
            </Button>
          </span>
        )}
      </div>
      <div className="scroll">
        {shows('closures') && <OneOffList />}
        {shows('drawn') && <TwinShapes />}
        {shows('drawn') && <TwinFences />}
        {shows('points') && <TwinPoints />}
        <TwinTrail {...following} />
        <LongTable titles={titles} keys={keys} row={twinRow} />
        {shows('markers') && <TwinMarkers />}
        {shows('cameras') && <TwinCameras />}
        {shows('beats') && <TwinBeats />}
      </div>
    </div>
  );
}

const titles = ['What', 'State', 'Where', 'Point', 'Age', 'Accuracy'];

/** Each finds its own row: the table itself need not be drawn again when one of them changes. */
function twinRow(key: string, place: RowPlace) {
  const id = key.slice(1);
  if (key.startsWith('i')) return <TwinIncident id={id} place={place} />;
  return key.startsWith('c') ? <TwinCaller id={id} place={place} /> : <TwinUnit id={id} place={place} />;
}

interface TwinRowProps {
  readonly id: string;
  readonly place: RowPlace;
}

function TwinIncident({ id, place }: TwinRowProps) {
  const { work } = useDesk();
  const incident = useRow(OpenIncidents, id);
  if (incident === null) return null;
  return (
    <tr {...place}>
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

function TwinCaller({ id, place }: TwinRowProps) {
  const { work } = useDesk();
  const now = useNow();
  const contact = useRow(Contacts, id);
  if (contact === null) return null;
  const spot = spotOf(contact);
  if (spot === null) return null;
  return (
    <tr {...place}>
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

function TwinUnit({ id, place }: TwinRowProps) {
  const { work, areaName } = useDesk();
  const unit = useRow(Units, id);
  // Each second: what is read here is as new as what is drawn.
  const now = useNow();
  const fix = useFix(unit);
  const claim = useClaims().get(unit?.callsign ?? '');
  if (unit === null) return null;
  return (
    <tr {...place}>
      <th scope="row">
        <Button look="plain" onPress={() => alter(work, { tourId: unit.id })}>
          {unit.callsign}
        </Button>
      </th>
      <td>
        {wordOf(unit)}
        {claim !== undefined && `, ${claimWords(claim)}`}
      </td>
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
