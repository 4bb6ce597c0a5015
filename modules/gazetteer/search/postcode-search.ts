import type { Postcode } from './entry.ts';

/** A postcode, or the middle of those that begin so. */
export interface PostcodeFound {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly match: string;
}

/** What is typed or written for what, by the place where it stands. */
const asDigit: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', Z: '2', B: '8', G: '6' };
const asLetter: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 5: 'S', 2: 'Z', 8: 'B', 6: 'G' };

/** Where letters (A) and digits (9) stand in the part before the blank, and in the part after it. */
const outwardShapes = ['A9', 'A99', 'A9A', 'AA9', 'AA99', 'AA9A'];
const inwardShape = '9AA';

interface Shaped {
  readonly outward: string;
  readonly inward: string;
  readonly corrections: number;
}

export class PostcodeSearch {
  readonly #postcodes: readonly Postcode[];
  readonly #compact: readonly string[];

  constructor(postcodes: readonly Postcode[]) {
    const sorted = postcodes
      .map((postcode) => ({ postcode, compact: compactOf(postcode.code) }))
      .sort((one, two) => (one.compact < two.compact ? -1 : 1));
    this.#postcodes = sorted.map(({ postcode }) => postcode);
    this.#compact = sorted.map(({ compact }) => compact);
  }

  /** The postcodes that the whole text may mean, likeliest first; empty: it is none of those known. */
  find(text: string, limit: number): readonly PostcodeFound[] {
    const compact = compactOf(text);
    if (compact.length < 2 || compact.length > 7) return [];
    const shaped = shapesOf(compact, text).filter((shape) => this.#beginning(shape).length > 0);
    const best = Math.min(...shaped.map((shape) => shape.corrections));
    const found = shaped.filter((shape) => shape.corrections === best).flatMap((shape) => this.#answers(shape, limit));
    return found.length > 0 ? found.slice(0, limit) : this.#sectorOf(compact, text);
  }

  /** A whole postcode somewhere in a longer text. */
  findWithin(text: string): { readonly postcode: PostcodeFound; readonly rest: string } | null {
    const parts = /^(.*?[\s,])([a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2})\s*$/i.exec(text);
    const [postcode] = parts?.[2] === undefined ? [] : this.find(parts[2], 1);
    return postcode?.match === 'postcode' ? { postcode, rest: parts?.[1] ?? '' } : null;
  }

  #beginning({ outward, inward }: Pick<Shaped, 'outward' | 'inward'>): readonly Postcode[] {
    const wanted = outward + inward;
    const found: Postcode[] = [];
    for (let at = this.#firstFrom(wanted); this.#compact[at]?.startsWith(wanted) === true; at++) {
      const postcode = this.#postcodes[at];
      if (postcode?.code.startsWith(`${outward} `)) found.push(postcode);
    }
    return found;
  }

  #firstFrom(wanted: string): number {
    let [low, high] = [0, this.#compact.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#compact[middle] ?? '') < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #answers(shape: Shaped, limit: number): readonly PostcodeFound[] {
    const units = this.#beginning(shape);
    const match = shape.corrections > 0 ? 'postcode, a letter for a figure' : 'postcode';
    if (shape.inward.length === 3) return units.map(({ code, lon, lat }) => ({ name: code, lon, lat, match }));
    const part = 'part of a postcode';
    const listed = units.slice(0, limit - 1).map(({ code, lon, lat }) => ({ name: code, lon, lat, match: part }));
    return [{ name: nameOf(shape), ...middleOf(units), match: `${part}: middle of ${units.length}` }, ...listed];
  }

  /** An unknown postcode of a known sector: new houses, or a slip in the last two letters. */
  #sectorOf(compact: string, text: string): readonly PostcodeFound[] {
    const whole = shapesOf(compact, text).filter(({ inward, corrections }) => inward.length === 3 && corrections === 0);
    return whole.flatMap((shape) => {
      const sector = { outward: shape.outward, inward: shape.inward.slice(0, 1) };
      const units = this.#beginning(sector);
      if (units.length === 0) return [];
      return [{ name: nameOf(sector), ...middleOf(units), match: `sector of ${nameOf(shape)}, which is not known` }];
    });
  }
}

function compactOf(text: string): string {
  return text
    .slice(0, 40)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

function nameOf({ outward, inward }: Pick<Shaped, 'outward' | 'inward'>): string {
  return inward === '' ? outward : `${outward} ${inward}`;
}

function middleOf(units: readonly Postcode[]): { readonly lon: number; readonly lat: number } {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { lon: mean(units.map(({ lon }) => lon)), lat: mean(units.map(({ lat }) => lat)) };
}

/** All ways to read the letters and figures as the beginning of a postcode. A blank where it is typed comes first. */
function shapesOf(compact: string, text: string): readonly Shaped[] {
  const typed = compactOf(text.trim().split(/\s+/)[0] ?? '').length;
  const shapes = outwardShapes.flatMap((outwardShape) => {
    const [head, tail] = [compact.slice(0, outwardShape.length), compact.slice(outwardShape.length)];
    if (head.length < outwardShape.length || tail.length > inwardShape.length) return [];
    const outward = fitted(head, outwardShape);
    const inward = fitted(tail, inwardShape);
    return outward === null || inward === null
      ? []
      : [{ outward: outward.text, inward: inward.text, corrections: outward.corrections + inward.corrections }];
  });
  return shapes.sort((one, two) => Number(two.outward.length === typed) - Number(one.outward.length === typed));
}

function fitted(text: string, shape: string): { readonly text: string; readonly corrections: number } | null {
  let [fit, corrections] = ['', 0];
  for (const [at, letter] of [...text].entries()) {
    const wantsDigit = shape[at] === '9';
    const isDigit = letter >= '0' && letter <= '9';
    const other = wantsDigit ? asDigit[letter] : asLetter[letter];
    if (wantsDigit !== isDigit && other === undefined) return null;
    fit += wantsDigit === isDigit ? letter : (other ?? '');
    corrections += wantsDigit === isDigit ? 0 : 1;
  }
  return { text: fit, corrections };
}
