import type { Promised } from '../../../kernel/pure.ts';
import type { Custody, CustodyTerms } from './custody.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** What is owed after a loss, each with its clock; and that somebody sees with their own eyes what was given out. */
export function custodyPromises({ terms, loss, holder, auditFrom }: Custody): readonly Promised[] {
  if (terms === null) return [];
  if (loss !== null) {
    const { stun, reportReference, replacement, at } = loss;
    const owed = { terms, startedAt: at };
    return [
      ...(stun === 'none' || stun === 'done' ? [] : [afterLoss(owed, 'stun', terms.stunMinutes * MINUTE_MS)]),
      ...(reportReference === null ? [afterLoss(owed, 'property-report', terms.reportHours * HOUR_MS)] : []),
      ...(replacement === 'owed' ? [afterLoss(owed, 'replacement', terms.replacementHours * HOUR_MS)] : []),
    ];
  }
  return holder === null || auditFrom === null ? [] : [audit(terms, auditFrom)];
}

const words = {
  stun: 'Stun the lost radio',
  'property-report': 'File the report of the loss',
  replacement: 'Hand out a replacement',
} as const;

interface Owed {
  readonly terms: CustodyTerms;
  readonly startedAt: number;
}

function afterLoss({ terms, startedAt }: Owed, key: keyof typeof words, withinMs: number): Promised {
  return {
    ...{ key, kind: `custody-${key}`, label: words[key], startedAt, dueAt: startedAt + withinMs },
    warnAt: startedAt + withinMs / 2,
    ladder: terms.lossLadder,
    repeatSeconds: terms.repeatSeconds,
    alarm: 'B',
    areaId: null,
    paused: false,
  };
}

const WARNED_DAYS = 14;

function audit({ auditDays, auditLadder, repeatSeconds }: CustodyTerms, startedAt: number): Promised {
  const dueAt = startedAt + auditDays * DAY_MS;
  return {
    ...{ key: 'audit', kind: 'custody-audit', label: 'Audit by scan', startedAt, dueAt },
    warnAt: Math.max(startedAt, dueAt - WARNED_DAYS * DAY_MS),
    ladder: auditLadder,
    repeatSeconds,
    alarm: 'B',
    areaId: null,
    paused: false,
  };
}
