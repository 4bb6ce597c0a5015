import { findCoordinates, isInGreatBritain } from '../grid/latitude-longitude.ts';
import { findEastingNorthing, findGridSquare, formatGridReference, fromNationalGrid } from '../grid/national-grid.ts';

interface PositionFound {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly match: string;
}

/** `none`: the text names no position at all; null: it does, but none in Great Britain. */
export type PositionReading = PositionFound | 'none' | null;

const announcement = /^\s*(?:(?:os\s+|national\s+)*grid(?:\s*ref(?:erence)?)?|map\s*ref(?:erence)?|n?gr)\b[\s.:=]*/i;

export function readPosition(text: string): PositionReading {
  const announced = announcement.exec(text);
  if (announced !== null) return gridPosition(text.slice(announced[0].length)) ?? null;
  const coordinates = findCoordinates(text);
  if (coordinates !== null) return isInGreatBritain(coordinates) ? positionAt(coordinates) : null;
  return gridPosition(text) ?? (looksLikeGrid(text) ? null : 'none');
}

function positionAt({ lon, lat }: { readonly lon: number; readonly lat: number }): PositionFound {
  return { name: `${lat.toFixed(5)}, ${lon.toFixed(5)}`, lon, lat, match: 'coordinates' };
}

/** Two letters and four figures or more; with fewer it is a postcode. */
function looksLikeGrid(text: string): boolean {
  return (
    /^\s*[a-z]{2}[\s]*(?:\d\s*){4,10}$/i.test(text) || /^\s*\d{6}(?:\.\d+)?[\s,;/]+\d{6,7}(?:\.\d+)?\s*$/.test(text)
  );
}

function gridPosition(text: string): PositionFound | undefined {
  const square = looksLikeGrid(text) ? findGridSquare(text) : null;
  if (square !== null) {
    const figures = [0, 10, 8, 6, 4, 2].find((count) => count > 0 && 10 ** (5 - count / 2) === square.sizeMetres);
    const half = square.sizeMetres / 2;
    const middle = fromNationalGrid({ easting: square.easting + half, northing: square.northing + half });
    const name = formatGridReference(square, figures === 10 || figures === 8 || figures === 4 ? figures : 6);
    return { name, ...middle, match: 'grid reference' };
  }
  const metres = findEastingNorthing(text);
  if (metres === null) return undefined;
  return { name: formatGridReference(metres, 10), ...fromNationalGrid(metres), match: 'easting and northing' };
}
