import type { StyleSpecification } from 'maplibre-gl';

export function baseStyle(theme: 'dark' | 'light', _pack: string): StyleSpecification {
  return {
    version: 8,
    sources: {},
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': theme === 'dark' ? '#0d1013' : '#eceef1' } },
    ],
  };
}
