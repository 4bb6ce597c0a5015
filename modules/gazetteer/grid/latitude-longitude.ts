/** WGS84 degrees. */
export interface Coordinates {
  readonly lon: number;
  readonly lat: number;
}

/** Great Britain with its islands. */
const west = -8.7;
const south = 49.8;
const east = 1.9;
const north = 60.95;

export function isInGreatBritain({ lon, lat }: Coordinates): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

interface Part {
  readonly text: string;
  readonly kind: 'number' | 'hemisphere' | 'mark' | 'gap';
}

/** One angle as written: its numbers in order (degrees, minutes, seconds) and its letter. */
interface Angle {
  readonly numbers: readonly string[];
  readonly hemisphere: string | null;
}

/**
 * Latitude and longitude in the forms that people write, say and paste: decimal degrees, degrees and minutes, degrees,
 * minutes and seconds; with letters or signs, with or without marks. Null: the text is nothing of the kind. Longitude
 * first is understood where only that order lies in Great Britain.
 */
export function findCoordinates(text: string): Coordinates | null {
  const parts = partsOf(plain(text));
  if (parts === null) return null;
  const angles = anglesOf(parts);
  if (angles === null || !isDeliberate(parts, angles)) return null;
  const [first, second] = angles;
  const one = degreesOf(first);
  const two = degreesOf(second);
  if (one === null || two === null) return null;
  return inOrder(first, { lat: one, lon: two });
}

function inOrder(first: Angle, asWritten: Coordinates): Coordinates {
  const turned = { lat: asWritten.lon, lon: asWritten.lat };
  if (first.hemisphere !== null) return /[EW]/.test(first.hemisphere) ? turned : asWritten;
  return !isInGreatBritain(asWritten) && isInGreatBritain(turned) ? turned : asWritten;
}

/** Marks as pasted from messages and word processors become the plain ones; words that only announce go. */
function plain(text: string): string {
  const link = /[@=](-?\d{1,2}\.\d{3,}),\s*(-?\d{1,3}\.\d{3,})/.exec(text);
  if (link) return `${link[1]}, ${link[2]}`;
  return text
    .toUpperCase()
    .replace(/[º°˚]|\bDEG(REES?)?\b/g, '°')
    .replace(/''|[”″“"]|\bSEC(ONDS?)?\b/g, '"')
    .replace(/[’′‘´`']|\bMIN(UTES?)?\b/g, "'")
    .replace(/[−–]/g, '-')
    .replace(/^\s*GEO:/, '')
    .replace(/;[A-Z]+=.*$/, '')
    .replace(/\bLAT(ITUDE)?\b|\bLON(G(ITUDE)?)?\b|\bLNG\b|\bWGS ?84\b/g, ' ')
    .replace(/\b(NORTH|SOUTH|EAST|WEST)\b/g, (word) => word.charAt(0))
    .replace(/[()[\]{}=:|]/g, ' ')
    .trim();
}

function partsOf(text: string): readonly Part[] | null {
  const parts: Part[] = [];
  const pattern = /([+-]?\s?\d+(?:\.\d+)?)|([NSEW])|([°'"])|([\s,;/]+)|(.)/gy;
  for (const [all, number, hemisphere, mark, gap] of text.matchAll(pattern)) {
    if (number !== undefined) parts.push({ kind: 'number', text: number.replace(/\s/, '') });
    else if (hemisphere !== undefined) parts.push({ kind: 'hemisphere', text: hemisphere });
    else if (mark !== undefined) parts.push({ kind: 'mark', text: mark });
    else if (gap !== undefined) parts.push({ kind: 'gap', text: gap });
    else if (all !== '') return null;
  }
  return parts;
}

function anglesOf(parts: readonly Part[]): readonly [Angle, Angle] | null {
  const letters = parts.filter((part) => part.kind === 'hemisphere');
  if (letters.length === 0) return halves(parts.filter((part) => part.kind === 'number').map((part) => part.text));
  if (letters.length !== 2) return null;
  const [one, two] = byLetters(parts);
  if (one === undefined || two === undefined) return null;
  const turned = /[NS]/.test(one.hemisphere ?? '') === /[NS]/.test(two.hemisphere ?? '');
  return turned ? null : [one, two];
}

function halves(numbers: readonly string[]): readonly [Angle, Angle] | null {
  if (![2, 4, 6].includes(numbers.length)) return null;
  const half = numbers.length / 2;
  return [
    { numbers: numbers.slice(0, half), hemisphere: null },
    { numbers: numbers.slice(half), hemisphere: null },
  ];
}

/** `N52 48 W1 36` opens each angle with its letter, `52 48 N 1 36 W` closes it. */
function byLetters(parts: readonly Part[]): readonly Angle[] {
  const opens = parts[0]?.kind === 'hemisphere';
  const angles: Angle[] = [];
  let numbers: string[] = [];
  let letter: string | null = null;
  for (const part of parts) {
    if (part.kind === 'number') numbers.push(part.text);
    if (part.kind !== 'hemisphere') continue;
    if (opens && letter !== null) angles.push({ numbers, hemisphere: letter });
    if (!opens) angles.push({ numbers, hemisphere: part.text });
    if (!opens || letter !== null) numbers = [];
    letter = part.text;
  }
  if (opens) angles.push({ numbers, hemisphere: letter });
  return opens || numbers.length === 0 ? angles : [];
}

/** Two bare whole numbers may be anything; a letter, a mark, decimals or a full set of six make them coordinates. */
function isDeliberate(parts: readonly Part[], angles: readonly [Angle, Angle]): boolean {
  if (parts.some((part) => part.kind === 'hemisphere' || part.kind === 'mark')) return true;
  return angles.every(
    ({ numbers }) => numbers.length === 3 || /\.\d{2,}$/.test(numbers.at(-1) ?? '') || /^-?0$/.test(numbers[0] ?? ''),
  );
}

function degreesOf({ numbers, hemisphere }: Angle): number | null {
  if (numbers.length === 0 || numbers.length > 3) return null;
  const [degrees = Number.NaN, minutes = 0, seconds = 0] = numbers.map(Number);
  const onlyLastHasDecimals = numbers.slice(0, -1).every((number) => !number.includes('.'));
  // Exactly 60 is what rounding makes of 59.99.
  if (!onlyLastHasDecimals || minutes < 0 || minutes > 60 || seconds < 0 || seconds > 60) return null;
  const size = Math.abs(degrees) + minutes / 60 + seconds / 3600;
  if (size > 180) return null;
  const negative = numbers[0]?.startsWith('-') === true || hemisphere === 'S' || hemisphere === 'W';
  return negative ? -size : size;
}
