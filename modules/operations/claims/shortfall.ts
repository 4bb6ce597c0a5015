import type { Claim } from './claim.ts';
import { timeText, untilText } from './claim.ts';

/** One area that would have fewer units than its minimum. */
export interface Shortfall {
  readonly area: string;
  /** When it is worst. */
  readonly from: number;
  readonly wanted: number;
  readonly left: number;
}

/** What taking units for a period means for others, and in which words. */
export interface TakingFacts {
  readonly overlaps: readonly Claim[];
  readonly shortfalls: readonly Shortfall[];
  readonly timezone: string;
}

interface Doubt {
  readonly code: 'overlapping-claim' | 'below-minimum';
  readonly detail: string;
}

/** What is asked before units are taken: who has them already, and which area falls below its minimum, by how many. */
export function takingDoubts({ overlaps, shortfalls, timezone }: TakingFacts, now: number): readonly Doubt[] {
  const found: Doubt[] = [];
  if (overlaps.length > 0) {
    const who = overlaps.map((claim) => `${claim.callsign}: ${untilText(claim, now, timezone)}`).join(', ');
    found.push({ code: 'overlapping-claim', detail: `In that period others have them: ${who}.` });
  }
  if (shortfalls.length > 0) {
    const short = shortfalls.map(
      ({ area, from, wanted, left }) =>
        `${area} ${left} of ${wanted} from ${timeText(from, now, timezone)}: ${wanted - left} missing`,
    );
    found.push({ code: 'below-minimum', detail: `Below the minimum: ${short.join('; ')}.` });
  }
  return found;
}
