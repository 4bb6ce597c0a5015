/** The one source of chance of an exercise: the same seed decides the same. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  chance(share: number): boolean;
  between(range: readonly [number, number]): number;
  pick<T>(list: readonly T[]): T;
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T;
  /** A UUID of version 8: of our own making. */
  uuid(): string;
}

/** sfc32 (C. Doty-Humphrey, PractRand), seeded by the number and warmed up. */
export function makeRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const draw = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 16; i += 1) draw();
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(draw() * list.length)];
    if (found === undefined) throw new Error('there is nothing to pick from');
    return found;
  };
  return {
    next: draw,
    chance: (share) => draw() < share,
    between: ([least, most]) => least + draw() * (most - least),
    pick,
    weighted: (list) => {
      let left = draw() * list.reduce((sum, { weight }) => sum + weight, 0);
      const found = list.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      return found ?? pick(list);
    },
    uuid: () => {
      const hex = Array.from({ length: 8 }, () =>
        Math.floor(draw() * 65_536)
          .toString(16)
          .padStart(4, '0'),
      ).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
