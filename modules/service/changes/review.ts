import type { Change } from './change.ts';

const MINUTE_MS = 60_000;

/** Why somebody must look back at it; empty: nobody needs to. */
export function reviewReasons(change: Change): readonly string[] {
  const { model, outcome, suspicions, rules } = change;
  const caused = suspicions.filter((one) => one.caused !== false);
  return [
    ...(model === 'emergency' ? ['it was an emergency'] : []),
    ...(model === 'unauthorised' ? ['nobody had asked for it'] : []),
    ...(outcome === 'failed' ? ['it failed'] : []),
    ...(outcome === 'backed-out' ? ['it was backed out'] : []),
    ...(overran(change) ? [`it took over ${rules.overrunPercent} % longer than planned`] : []),
    ...caused.map(({ number }) => `${number} was raised on a changed item soon after`),
  ];
}

function overran({ begunAt, endedAt, proposal, rules }: Change): boolean {
  if (begunAt === null || endedAt === null) return false;
  return endedAt - begunAt > proposal.workMinutes * MINUTE_MS * (1 + rules.overrunPercent / 100);
}
