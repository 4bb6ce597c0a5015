import { useNow, useRows } from '../../../client/react.tsx';
import { Contacts, OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { fixWords, spotOf } from '../contact/fix-words.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { PositionAge } from '../units/unit-row.tsx';
import { wordOf } from '../units/unit-tone.ts';
import { alter, openIncident } from '../workspace/work.ts';
import { OneOffList } from './one-off-list.tsx';

/** Everything that the map shows, as words: for whoever cannot or will not read a map. */
export function MapTwin({ onClose }: { onClose: () => void }) {
  const { work, areaName } = useDesk();
  const incidents = useRows(OpenIncidents);
  const units = useRows(Units);
  const contacts = useRows(Contacts);
  const now = useNow();
  return (
    <div className="map-twin">
      <div className="pane-head">
        <h2>On the map</h2>
        <span className="quiet">{notRead(incidents.state, 'incidents') ?? notRead(units.state, 'units')}</span>
        <span className="push">
          <Button look="plain" onPress={onClose}>
            Map
          </Button>
        </span>
      </div>
      <div className="scroll">
        <OneOffList />
        <table>
          <ColumnHeads titles={['What', 'State', 'Where', 'Point', 'Age']} />
          <tbody>
            {incidents.list.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Button look="plain" onPress={() => openIncident(work, row.id)}>
                    {shortNumber(row.number)} {row.codeName}
                  </Button>
                </th>
                <td>{row.grade}</td>
                <td>{row.place.label}</td>
                <td>{pointOf(row.place)}</td>
                <td />
              </tr>
            ))}
            {contacts.list.flatMap((contact) => {
              const spot = spotOf(contact);
              if (spot === null) return [];
              const at = spot.fix === null ? 'by the network' : fixWords(spot.fix);
              return [
                <tr key={contact.id}>
                  <th scope="row">
                    <Button look="plain" onPress={() => alter(work, { contactId: contact.id })}>
                      {contact.channel} caller
                    </Button>
                  </th>
                  <td>{contact.state}</td>
                  <td>{spot.radiusMetres === null ? at : `within ${Math.round(spot.radiusMetres)} m, ${at}`}</td>
                  <td>{pointOf(spot)}</td>
                  <td>
                    <PositionAge at={spot.fix?.at ?? contact.receivedAt} now={now} />
                  </td>
                </tr>,
              ];
            })}
            {units.list.map((unit) => (
              <tr key={unit.id}>
                <th scope="row">
                  <Button look="plain" onPress={() => alter(work, { tourId: unit.id })}>
                    {unit.callsign}
                  </Button>
                </th>
                <td>{wordOf(unit)}</td>
                <td>{areaName(unit.areaId)}</td>
                <td>{unit.position === null ? 'no fix' : pointOf(unit.position)}</td>
                <td>
                  <PositionAge at={unit.position?.at ?? null} now={now} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function pointOf({ lon, lat }: { lon: number | null; lat: number | null }): string {
  return lon === null || lat === null ? 'not verified' : `${lat.toFixed(4)}, ${lon.toFixed(4)}`;
}
