/**
 * What a route costs, as one number that can be compared and added exactly. The fewest passages through private roads
 * come first (none, where there is any other way), then what was asked for, time or distance; the other of the two only
 * decides between equals. Time counts in centiseconds, length in centimetres: whole numbers, and every sum stays below
 * 2^53, so a table entry equals its own single route to the last digit, whichever way it was found.
 */
export type Aim = 'time' | 'distance';

export interface Scale {
  readonly timeUnit: number;
  readonly lengthUnit: number;
}

const lengthBits = 2 ** 27; // 1,342 km
const timeBits = 2 ** 22; // 11 hours
export const passageUnit = lengthBits * timeBits;

export const scaleOf = (aim: Aim): Scale =>
  aim === 'time' ? { timeUnit: lengthBits, lengthUnit: 1 } : { timeUnit: 1, lengthUnit: timeBits };

export const costOf = (scale: Scale, centiseconds: number, centimetres: number): number =>
  centiseconds * scale.timeUnit + centimetres * scale.lengthUnit;

export const secondsOf = (scale: Scale, cost: number): number =>
  (scale.timeUnit === 1 ? cost % timeBits : Math.floor((cost % passageUnit) / lengthBits)) / 100;

export const metresOf = (scale: Scale, cost: number): number =>
  (scale.lengthUnit === 1 ? cost % lengthBits : Math.floor((cost % passageUnit) / timeBits)) / 100;
