import { linesOf, numberOf } from './typed.ts';

/** Longitude and latitude, WGS84. */
export type Corner = [number, number];

/** One corner a line, latitude first as on every map of the desk; what cannot be read stays as it was written. */
export function cornersOf(text: string): readonly unknown[] {
  return linesOf(text).map((line) => {
    const [lat = '', lon = '', ...more] = line.split(/[,;\s]+/).filter((part) => part !== '');
    const read = [numberOf(lon), numberOf(lat)];
    return more.length === 0 && read.every((one) => typeof one === 'number') ? read : line;
  });
}

export function cornersText(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return value
    .map((corner: unknown) => (Array.isArray(corner) ? `${corner[1]}, ${corner[0]}` : String(corner)))
    .join('\n');
}

/** Corners that can be drawn; what is half written is left out. */
export function drawnCorners(corners: readonly unknown[]): readonly Corner[] {
  return corners.filter(
    (corner): corner is Corner => Array.isArray(corner) && corner.every((one) => typeof one === 'number'),
  );
}

export function outlineWords(corners: readonly unknown[]): string {
  if (corners.length === 0) return 'As published: its boundary is that of the open data of the pack.';
  const missing = 3 - corners.length;
  const count = corners.length === 1 ? '1 corner' : `${corners.length} corners`;
  return missing > 0
    ? `Drawn: ${count}, ${missing} more at least`
    : `Drawn: ${count}; it stands in place of the published boundary.`;
}
