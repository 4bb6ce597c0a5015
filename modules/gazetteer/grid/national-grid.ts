import proj4 from 'proj4';

/** Metres east and north on the British National Grid (OSGB36, EPSG:27700). */
export interface GridPosition {
  readonly easting: number;
  readonly northing: number;
}

/** What a grid reference names: a square, given by its south-west corner. */
export interface GridSquare extends GridPosition {
  readonly sizeMetres: number;
}

// The seven Helmert parameters of Ordnance Survey's guide to coordinate systems: good to about 5 m. OSTN15 would be good
// to centimetres but needs a grid of shifts of several megabytes; a control room points at houses, not at kerbs.
const nationalGrid = proj4(
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +a=6377563.396 +b=6356256.909 ' +
    '+towgs84=446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894 +units=m +no_defs',
);

const eastEndMetres = 700_000;
const northEndMetres = 1_300_000;

export function toNationalGrid(lon: number, lat: number): GridPosition {
  const [easting = Number.NaN, northing = Number.NaN] = nationalGrid.forward([lon, lat]);
  return { easting, northing };
}

export function fromNationalGrid(position: GridPosition): { readonly lon: number; readonly lat: number } {
  const [lon = Number.NaN, lat = Number.NaN] = nationalGrid.inverse([position.easting, position.northing]);
  return { lon, lat };
}

export function isOnNationalGrid({ easting, northing }: GridPosition): boolean {
  return easting >= 0 && easting < eastEndMetres && northing >= 0 && northing < northEndMetres;
}

/** `SK 8614 0873`: figures are cut, not rounded, so that the position lies in the square named. */
export function formatGridReference(position: GridPosition, figures: 2 | 4 | 6 | 8 | 10): string {
  if (!isOnNationalGrid(position)) throw new Error(`(${position.easting}, ${position.northing}) is off the grid`);
  const { easting, northing } = position;
  const letters = lettersOf(Math.floor(easting / 100_000), Math.floor(northing / 100_000));
  const half = figures / 2;
  const cut = (metres: number): string =>
    Math.floor(metres % 100_000)
      .toString()
      .padStart(5, '0')
      .slice(0, half);
  return `${letters} ${cut(easting)} ${cut(northing)}`;
}

/** To ten metres, as it is said over the air; empty off the grid. */
export function gridReferenceOf(lon: number, lat: number): string {
  const at = toNationalGrid(lon, lat);
  return isOnNationalGrid(at) ? formatGridReference(at, 8) : '';
}

/** Letters A–Z without I, row by row from the north-west: the first for the 500 km square, the second within it. */
const alphabet = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';

function lettersOf(east: number, north: number): string {
  const first = (3 - Math.floor(north / 5)) * 5 + Math.floor(east / 5) + 2;
  const second = (4 - (north % 5)) * 5 + (east % 5);
  return `${alphabet.charAt(first)}${alphabet.charAt(second)}`;
}

function squareOf(letters: string): GridPosition | null {
  const first = alphabet.indexOf(letters.charAt(0));
  const second = alphabet.indexOf(letters.charAt(1));
  if (first < 0 || second < 0) return null;
  const east = ((first % 5) - 2) * 5 + (second % 5);
  const north = (3 - Math.floor(first / 5)) * 5 + (4 - Math.floor(second / 5));
  const square = { easting: east * 100_000, northing: north * 100_000 };
  return isOnNationalGrid(square) ? square : null;
}

/** Two letters and 2 to 10 figures, blanks free; null: not a grid reference, or one of no square of the grid. */
export function findGridSquare(text: string): GridSquare | null {
  const parts = /^([A-Z]{2})\s*(?:(\d{1,5})\s+(\d{1,5})|(\d{2,10}))$/.exec(text.trim().toUpperCase());
  if (parts === null) return null;
  const [, letters = '', east, north, together = ''] = parts;
  const half = together.length / 2;
  return figuresIn(squareOf(letters), east ?? together.slice(0, half), north ?? together.slice(half));
}

function figuresIn(square: GridPosition | null, east: string, north: string): GridSquare | null {
  if (square === null || east.length !== north.length) return null;
  const sizeMetres = 10 ** (5 - east.length);
  return {
    easting: square.easting + Number(east) * sizeMetres,
    northing: square.northing + Number(north) * sizeMetres,
    sizeMetres,
  };
}

/** Easting and northing in metres: `438700, 114800`, `E 438700 N 114800`. */
export function findEastingNorthing(text: string): GridPosition | null {
  const parts =
    /^(?:e(?:asting)?s?[\s:=]*)?(\d{4,6}(?:\.\d+)?)\s*m?\s*[,;/\s]\s*(?:n(?:orthing)?s?[\s:=]*)?(\d{4,7}(?:\.\d+)?)\s*m?$/i.exec(
      text.trim(),
    );
  if (parts === null) return null;
  const position = { easting: Number(parts[1]), northing: Number(parts[2]) };
  return isOnNationalGrid(position) ? position : null;
}
