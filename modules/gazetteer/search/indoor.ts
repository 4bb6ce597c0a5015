/** Where within a building or a site: each in the words it was said in. */
export interface Indoor {
  readonly floor: string | null;
  readonly room: string | null;
  /** A gate, bay, stand or zone: what a large site is parted into. */
  readonly zone: string | null;
}

interface IndoorReading {
  /** What is left to be looked up. */
  readonly sought: string;
  /** Null: nothing of the kind was said. */
  readonly indoor: Indoor | null;
}

/** A short code: `2`, `14b`, `B`, `G12`. Longer words are names: Gate Lane, Floors Castle. */
const code = '([a-z]?\\d{1,4}[a-z]?|[a-z])';
const namedFloor = '(basement|(?:lower |upper )?ground|first|second|third|fourth|fifth|top|\\d{1,2}(?:st|nd|rd|th))';
const parts: readonly (readonly [keyof Indoor, RegExp])[] = [
  ['floor', new RegExp(`[\\s,]+(?:floor|flr|level)\\s+${code}$`, 'i')],
  ['floor', new RegExp(`[\\s,]+${namedFloor}\\s+(?:floor|flr)$`, 'i')],
  ['floor', /[\s,]+(basement)$/i],
  ['room', new RegExp(`[\\s,]+(?:room|rm)\\s+${code}$`, 'i')],
  ['zone', /[\s,]+((?:zone|gate|bay|stand)\s+(?:[a-z]?\d{1,4}[a-z]?|[a-z]))$/i],
];

/** `Catmose House, floor 2, room 14`: the place, and where in it. Read from the end, so that a name keeps its words. */
export function readIndoor(text: string): IndoorReading {
  const found: Partial<Record<keyof Indoor, string>> = {};
  let sought = text.trim();
  for (let said = lastPart(sought, found); said !== null; said = lastPart(sought, found)) {
    sought = said.rest;
    found[said.part] = said.words;
  }
  const { floor = null, room = null, zone = null } = found;
  return { sought, indoor: floor === null && room === null && zone === null ? null : { floor, room, zone } };
}

function lastPart(text: string, found: Partial<Record<keyof Indoor, string>>) {
  for (const [part, pattern] of parts) {
    const said = found[part] === undefined ? pattern.exec(text) : null;
    const words = said?.[1];
    if (said === null || words === undefined || said.index === 0) continue;
    return { part, words: words.toLowerCase().replace(/\s+/g, ' '), rest: text.slice(0, said.index) };
  }
  return null;
}

/** `floor 2, room 14, gate b`; empty where nothing is known. */
export function indoorWords(indoor: Indoor | null): string {
  if (indoor === null) return '';
  const { floor, room, zone } = indoor;
  const storey = floor === null || /^([a-z]?\d{1,4}[a-z]?|[a-z])$/.test(floor) ? `floor ${floor}` : `${floor} floor`;
  const words = [floor && (floor === 'basement' ? floor : storey), room && `room ${room}`, zone];
  return words.filter((word) => word !== null).join(', ');
}
