import type { CodeTerms } from '../terms.ts';
import type { CrimeBasis, UpdateTo } from './record-commands.ts';

/** Somebody is owed word by a time: as promised, or because the grade was lowered after they had been told otherwise. */
interface OwedUpdate {
  readonly to: UpdateTo;
  readonly why: 'promised' | 'downgrade';
  readonly at: number;
  readonly dueAt: number;
  /** By name, and how to reach them; erasable. */
  readonly whom: string | null;
}

/** A crime was reported: it is recorded, or negated with additional verifiable information, within the time of the report. */
interface ReportedCrime {
  readonly reportedAt: number;
  readonly dueAt: number;
  /** As recorded; its clock never falls due before. */
  readonly setAt: number;
  readonly withinSeconds: number;
  readonly numbers: readonly string[];
  readonly negated: { readonly basis: CrimeBasis; readonly at: number } | null;
  /** Since when the records system has had it, while it has not answered. */
  readonly handedOffAt: number | null;
}

/** What stands in the record besides what it is, where and how heavy. */
export interface CaseRecord {
  readonly qualifiers: readonly CodeTerms[];
  readonly deferral: { readonly at: number; readonly until: number } | null;
  readonly updates: readonly OwedUpdate[];
  readonly crime: ReportedCrime | null;
  /** Legal holds that stand on it. */
  readonly holds: readonly string[];
}

export const emptyRecord: CaseRecord = { qualifiers: [], deferral: null, updates: [], crime: null, holds: [] };

/** A crime that nobody has recorded or negated yet. */
export function isCrimeOpen(crime: CaseRecord['crime']): boolean {
  return crime !== null && crime.numbers.length === 0 && crime.negated === null;
}
