/** Code 39 (ISO/IEC 16388): each sign is nine elements, bar and gap in turn; `w` is a wide one. */
const signs: Readonly<Record<string, string>> = {
  ...{ '0': 'nnnwwnwnn', '1': 'wnnwnnnnw', '2': 'nnwwnnnnw', '3': 'wnwwnnnnn', '4': 'nnnwwnnnw', '5': 'wnnwwnnnn' },
  ...{ '6': 'nnwwwnnnn', '7': 'nnnwnnwnw', '8': 'wnnwnnwnn', '9': 'nnwwnnwnn', A: 'wnnnnwnnw', B: 'nnwnnwnnw' },
  ...{ C: 'wnwnnwnnn', D: 'nnnnwwnnw', E: 'wnnnwwnnn', F: 'nnwnwwnnn', G: 'nnnnnwwnw', H: 'wnnnnwwnn', I: 'nnwnnwwnn' },
  ...{ J: 'nnnnwwwnn', K: 'wnnnnnnww', L: 'nnwnnnnww', M: 'wnwnnnnwn', N: 'nnnnwnnww', O: 'wnnnwnnwn', P: 'nnwnwnnwn' },
  ...{ Q: 'nnnnnnwww', R: 'wnnnnnwwn', S: 'nnwnnnwwn', T: 'nnnnwnwwn', U: 'wwnnnnnnw', V: 'nwwnnnnnw', W: 'wwwnnnnnn' },
  ...{ X: 'nwnnwnnnw', Y: 'wwnnwnnnn', Z: 'nwwnwnnnn', '-': 'nwnnnnwnw', '.': 'wwnnnnwnn', '/': 'nwnwnnnwn' },
};
const STAR = 'nwnnwnwnn';
const WIDE = 3;

export interface Bars {
  readonly width: number;
  readonly bars: readonly { readonly x: number; readonly width: number }[];
}

/** Null: it holds signs that the code has not. Small letters are read as capitals. */
export function barsOf(text: string): Bars | null {
  const patterns = [STAR, ...[...text.toUpperCase()].map((sign) => signs[sign]), STAR];
  const bars: { x: number; width: number }[] = [];
  let x = 0;
  for (const pattern of patterns) {
    if (pattern === undefined) return null;
    for (const [i, element] of [...pattern].entries()) {
      const width = element === 'w' ? WIDE : 1;
      if (i % 2 === 0) bars.push({ x, width });
      x += width;
    }
    x += 1;
  }
  return { width: x - 1, bars };
}
