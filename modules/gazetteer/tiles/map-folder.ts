import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mapFolder } from '../roads/road-source.ts';

/** The files of a map that are served, and where each may lie: a map imported for the force wins over the pack's own. */
export function findMapFolder(
  needs: { readonly packDir: string; readonly dataDir: string | null },
  file: string,
): string | null {
  const folders: Readonly<Record<string, readonly string[]>> = {
    'base.pmtiles': [...(needs.dataDir === null ? [] : [mapFolder(needs.dataDir)]), join(needs.packDir, 'built')],
    'hills.pmtiles': [join(needs.packDir, 'built')],
    'areas.geojson': [needs.packDir],
  };
  const possible = Object.hasOwn(folders, file) ? (folders[file] ?? []) : [];
  return possible.find((folder) => existsSync(join(folder, file))) ?? null;
}
