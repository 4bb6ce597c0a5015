import type { CustodyTerms } from './custody.ts';

const DAY_SECONDS = 86_400;

/** As Trefoil brings them; they stand in each event, so that what was promised stays what it was. */
export const usualTerms: CustodyTerms = {
  auditDays: 365,
  stunMinutes: 30,
  reportHours: 24,
  replacementHours: 72,
  lossLadder: [
    { to: 'service-agent', afterSeconds: 0 },
    { to: 'duty-ict-manager', afterSeconds: 900 },
  ],
  auditLadder: [
    { to: 'patrol-sergeant', afterSeconds: 0, channel: 'list' },
    { to: 'service-manager', afterSeconds: 7 * DAY_SECONDS, channel: 'list' },
  ],
  repeatSeconds: DAY_SECONDS,
};
