import type { StyleSpecification } from 'maplibre-gl';
import { mapStyle } from '../../../modules/gazetteer/contract.ts';

/** The base map of the force in force, from our own server. */
export function baseStyle(theme: 'dark' | 'light'): StyleSpecification {
  return mapStyle({ theme, tilesAt: `${location.origin}/map`, font: 'Inter Variable' });
}
