import { useEffect, useRef } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import '../map/map.css';
import { useChart } from '../map/use-chart.ts';
import { type Drawing, useDrawingHands, useDrawingShown } from '../map/use-corners.ts';
import { useDesk } from '../session/desk.tsx';
import { useTheme } from '../session/theme.ts';
import { type Corner, drawnCorners } from './outline.ts';

interface OutlineMapProps {
  readonly name: string;
  readonly corners: readonly Corner[];
  readonly set: (corners: readonly Corner[]) => void;
  readonly onClose: () => void;
}

/** The map of the desk with nothing on it but the land, its areas, and what is being drawn. */
export function OutlineMap({ name, corners, set, onClose }: OutlineMapProps) {
  const { pack } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const held = useChart(box, useTheme(), pack);
  const drawing: Drawing = { kind: 'area', corners: drawnCorners(corners), set, onSave: onClose, onClose };
  useDrawingHands(held.chart, drawing);
  useDrawingShown(held, drawing);
  const { chart } = held;
  // The arrow keys move the map: whoever draws wants them there.
  useEffect(() => chart?.getCanvas().focus(), [chart]);
  return (
    <section className="bureau-map" aria-label={`Draw ${name} on the map`} data-typing>
      <div className="map-pane">
        <div className="map-box" ref={box} />
        <div className="map-middle" aria-hidden="true" />
      </div>
      <p className="hint">
        Arrow keys pan the map, with Shift a little; + and − zoom; Enter adds its middle, a click its point, Backspace
        takes the last corner back; Tab goes on.
      </p>
      <div className="row wrap">
        <Button onPress={onClose} shortcut="Esc">
          Put the map away
        </Button>
        {corners.length > 0 && <Button onPress={() => set(corners.slice(0, -1))}>Take the last corner back</Button>}
      </div>
    </section>
  );
}
