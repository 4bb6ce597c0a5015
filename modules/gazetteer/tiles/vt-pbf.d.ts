/** The package has no types of its own. */
declare module 'vt-pbf' {
  import type { LegacyTile } from 'geojson-vt';

  const vtPbf: {
    fromGeojsonVt(layers: Record<string, LegacyTile>, options: { version: number; extent: number }): Uint8Array;
  };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS
  export default vtPbf;
}
