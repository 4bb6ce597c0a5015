import type { PackRow } from '../session/desk.tsx';

export type Code = PackRow['codes'][number];

/** Codes whose number or words begin with what was typed; every typed word must fit somewhere. */
export function matchCodes(text: string, codes: readonly Code[]): readonly Code[] {
  const typed = text
    .toLowerCase()
    .split(/[\s,/-]+/)
    .filter((word) => word !== '');
  if (typed.length === 0) return codes;
  return codes
    .map((code) => ({ code, score: scoreOf(typed, code) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.code.name.localeCompare(b.code.name))
    .map(({ code }) => code);
}

function scoreOf(typed: readonly string[], code: Code): number {
  const words = [code.code, ...code.name.toLowerCase().split(/[\s,/-]+/), code.family];
  let score = 0;
  for (const word of typed) {
    const at = words.findIndex((one) => one.startsWith(word));
    if (at < 0) return 0;
    score += 10 - Math.min(9, at) + (words[at] === word ? 5 : 0);
  }
  return score;
}
