import { useNow, useOfPersistent, useRows } from '../../../client/react.tsx';
import {
  Fences,
  pointWords,
  Shapes,
  shapeWords,
  sizeWords,
  WhereaboutsView,
} from '../../../modules/operations/contract.ts';
import { Markers } from '../../../modules/pole/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { shortTimeOf, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { alter, openIncident } from '../workspace/work.ts';
import { boundsWords, crossingWords, watchWords } from './fence-words.ts';
import { layerWords } from './map-layers.ts';
import { markerWord, trailLines } from './spots.ts';
import { useCameras } from './use-cameras.ts';
import type { Following } from './use-following.ts';

/** What is drawn for incidents, with every corner. */
export function TwinShapes() {
  const { work } = useDesk();
  const shapes = useRows(Shapes).list.filter(({ until }) => until === null);
  return (
    <TwinTable name={layerWords.drawn} titles={['Drawn', 'Size', 'Middle', 'Corners']} none="Nothing is drawn.">
      {shapes.map((shape) => (
        <tr key={shape.id}>
          <th scope="row">
            <Button look="plain" onPress={() => openIncident(work, shape.incidentId)}>
              {shapeWords[shape.kind]} {shortNumber(shape.number)}
            </Button>
          </th>
          <td>{sizeWords(shape)}</td>
          <td>{shape.reference}</td>
          <td className="corners">
            {shape.corners.map(([lon, lat]) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`).join(' · ')}
          </td>
        </tr>
      ))}
    </TwinTable>
  );
}

/** What a unit may cross, with whom it watches and who crossed it last. */
export function TwinFences() {
  const { areaName } = useDesk();
  const now = useNow();
  const fences = useRows(Fences).list;
  return (
    <TwinTable name="Fences" titles={['Fence', 'Watches', 'Round', 'Until', 'Crossed last']} none="No fence stands.">
      {fences.map((fence) => (
        <tr key={fence.id}>
          <th scope="row">{fence.name ?? 'erased'}</th>
          <td>{watchWords(fence)}</td>
          <td className="corners">{boundsWords(fence, areaName)}</td>
          <td>{whenOf(fence.until, now)}</td>
          <td>{fence.crossings.slice(0, 1).map(crossingWords).join('')}</td>
        </tr>
      ))}
    </TwinTable>
  );
}

/** What the incident in hand is worked from. */
export function TwinPoints() {
  const { work } = useDesk();
  const incidentId = useOfPersistent(work, (held) => held.incidentId);
  const now = useNow();
  const words: Readonly<Record<string, string>> = pointWords;
  const points = useRows(WhereaboutsView, incidentId ?? '').list.filter(
    ({ kind, until }) => kind in words && until === null,
  );
  return (
    <TwinTable
      name={layerWords.points}
      titles={['Point', 'Where', 'Since']}
      none="No point is set for the incident in hand."
    >
      {points.map(({ id, kind, label, at, by }) => (
        <tr key={id}>
          <th scope="row">{words[kind]}</th>
          <td>{label}</td>
          <td>
            {whenOf(at, now)} {by}
          </td>
        </tr>
      ))}
    </TwinTable>
  );
}

export function TwinMarkers() {
  const { work } = useDesk();
  const markers = useRows(Markers).list;
  return (
    <TwinTable
      name={layerWords.markers}
      titles={['Marker', 'What', 'Where', 'Round it']}
      none="No warning marker is in force."
    >
      {markers.map(({ id, kind, text, label, lon, lat, radiusMetres }) => (
        <tr key={id}>
          <th scope="row">
            <Button look="plain" onPress={() => alter(work, { point: { lon, lat, label } })}>
              {markerWord(kind)}
            </Button>
          </th>
          <td>{text}</td>
          <td>{label}</td>
          <td>{radiusMetres} m</td>
        </tr>
      ))}
    </TwinTable>
  );
}

export function TwinCameras() {
  const { work } = useDesk();
  const cameras = useCameras();
  return (
    <TwinTable name={layerWords.cameras} titles={['Camera', 'Of', 'Point']} none="The force has imported no cameras.">
      {cameras.map(({ id, line, reference, lon, lat }) => (
        <tr key={id}>
          <th scope="row">
            <Button look="plain" onPress={() => alter(work, { point: { lon, lat, label: id } })}>
              {reference}
            </Button>
          </th>
          <td>{line}</td>
          <td>{`${lat.toFixed(5)}, ${lon.toFixed(5)}`}</td>
        </tr>
      ))}
    </TwinTable>
  );
}

export function TwinBeats() {
  const { pack, areaName } = useDesk();
  const beats = (pack?.areas ?? []).filter(({ parent }) => parent !== null);
  return (
    <TwinTable name={layerWords.beats} titles={['Beat', 'Area']} none="The force has named no beats.">
      {beats.map(({ id, name, parent }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td>{areaName(parent)}</td>
        </tr>
      ))}
    </TwinTable>
  );
}

export function TwinTrail({ followed, trail }: Following) {
  if (followed === null) return null;
  return (
    <TwinTable
      name={`Trail of ${followed.callsign}`}
      titles={['At', 'Point']}
      none="No position of the last half hour."
    >
      {trailLines(trail).map(({ id, at, lon, lat }) => (
        <tr key={id}>
          <th scope="row">{shortTimeOf(at)}</th>
          <td>{`${lat.toFixed(5)}, ${lon.toFixed(5)}`}</td>
        </tr>
      ))}
    </TwinTable>
  );
}

function TwinTable(props: {
  readonly name: string;
  readonly titles: readonly string[];
  readonly none: string;
  readonly children: readonly React.ReactNode[];
}) {
  const { name, titles, none, children } = props;
  if (children.length === 0) return <p className="hint one-off-none">{none}</p>;
  return (
    <section aria-label={name}>
      <table>
        <ColumnHeads titles={titles} />
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
