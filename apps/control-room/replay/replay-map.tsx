import { useEffect, useRef } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { incidentFeatures, unitFeatures } from '../map/features.ts';
import { pointed } from '../map/map-layers.ts';
import { useChart } from '../map/use-chart.ts';
import '../map/map.css';
import { useDesk } from '../session/desk.tsx';
import { useTheme } from '../session/theme.ts';
import type { Fix } from './recording.ts';
import type { Shown } from './replay-lists.tsx';

/** The day as the map of the desk showed it. */
export function ReplayMap({ moment, at, chosen, onChoose, fixes }: Shown & { fixes: ReadonlyMap<string, Fix> }) {
  const { pack, weightOf } = useDesk();
  const theme = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const { chart, drawn, styled, cannotDraw } = useChart(box, theme, pack);
  const { incidents, units } = moment;
  const staleMs = (pack?.stalePositionSeconds ?? 120) * 1000;
  useEffect(() => {
    if (chart === null || styled === 0) return;
    drawn.current.draw(chart, 'incidents', incidentFeatures([...incidents.values()], weightOf, chosen));
  }, [chart, styled, drawn, incidents, weightOf, chosen]);
  useEffect(() => {
    if (chart === null || styled === 0) return;
    const placed = [...units.values()].map((unit) => ({ ...unit, position: fixes.get(unit.id) ?? null }));
    drawn.current.draw(chart, 'units', unitFeatures({ units: placed, moved: new Map(), chosen, now: at, staleMs }));
  }, [chart, styled, drawn, units, fixes, chosen, at, staleMs]);
  useEffect(() => {
    chart?.on('click', pointed, (event) => {
      const id: unknown = event.features?.[0]?.properties.id;
      if (typeof id === 'string') onChoose(id);
    });
  }, [chart, onChoose]);
  const goTo = (): void => {
    const place = (chosen !== null && (fixes.get(chosen) ?? incidents.get(chosen)?.place)) || null;
    if (place?.lon == null || place.lat === null) return;
    chart?.jumpTo({ center: [place.lon, place.lat], zoom: Math.max(14, chart.getZoom()) });
  };
  return (
    <section className="map-pane" aria-label="Map of the exercise">
      <div className="map-box" ref={box} />
      <div className="map-acts row">
        <Button
          onPress={() => pack !== null && chart?.fitBounds([...pack.force.bounds], { padding: 16, animate: false })}
        >
          Fit
        </Button>
        <Button onPress={goTo}>Go to the chosen</Button>
        <strong className="exercise-mark">EXERCISE</strong>
        {cannotDraw && <strong className="flag">this machine draws no map now: its graphics do not answer</strong>}
      </div>
    </section>
  );
}
