import { useLayoutEffect, useRef } from 'react';
import type { MapLayer } from '../../../modules/force/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { layerWords, mapLayers } from './map-layers.ts';
import type { Layers } from './use-layers.ts';

/** What the map shows, one by one. Escape puts it away. */
export function LayersPanel({ layers, onClose }: { readonly layers: Layers; readonly onClose: () => void }) {
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  return (
    <section
      className="map-card layers-panel"
      aria-label="What the map shows"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      {mapLayers.map((layer, at) => (
        <label key={layer} className="row">
          <input
            ref={at === 0 ? first : null}
            type="checkbox"
            checked={layers.shown.includes(layer)}
            onChange={() => layers.toggle(layer)}
          />
          <LayerSign layer={layer} />
          {layerWords[layer]}
        </label>
      ))}
      <div className="row wrap">
        {layers.chosen && <Button onPress={layers.asRole}>As my role has it</Button>}
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
    </section>
  );
}

/** How it is drawn, small: the same lines and shapes as on the map. */
function LayerSign({ layer }: { readonly layer: MapLayer }) {
  return (
    <svg className="layer-sign" data-layer={layer} viewBox="0 0 20 14" aria-hidden="true">
      {signs[layer]}
    </svg>
  );
}

const signs: Readonly<Record<MapLayer, React.ReactNode>> = {
  incidents: (
    <>
      <rect x="4" y="1" width="12" height="12" className="filled" />
      <text x="10" y="11" textAnchor="middle" className="inverse">
        1
      </text>
    </>
  ),
  units: <circle cx="10" cy="7" r="5" className="filled" />,
  callers: <circle cx="10" cy="7" r="5.5" className="lined" />,
  drawn: <rect x="2" y="2" width="16" height="10" className="lined" strokeDasharray="6 2" />,
  points: <circle cx="10" cy="7" r="3" className="lined" />,
  closures: <circle cx="10" cy="7" r="5.5" className="lined" strokeDasharray="2 1.5" />,
  markers: <path d="M3 2h14l-7 11z M10 4.500v4" className="lined" />,
  cameras: <path d="M3 4h9v6H3z M12 7l5-3v6z" className="lined" />,
  beats: <path d="M1 11l6-7 6 4 6-6" className="lined" strokeDasharray="3 2" />,
};
