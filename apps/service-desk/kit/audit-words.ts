import type { RowOf } from '../../../kernel/pure.ts';
import type { AuditExceptions, AuditLines } from '../../../modules/estate/contract.ts';

export type Line = RowOf<typeof AuditLines>;
export type ExceptionRow = RowOf<typeof AuditExceptions>;
type Settled = NonNullable<Line['settled']>['how'];

export const resultWords: Readonly<Record<Line['kind'], string>> = {
  'as-recorded': 'As recorded',
  elsewhere: 'Recorded elsewhere',
  'in-hands': 'Should be in somebody’s hands',
  lost: 'Reported as lost',
  'not-in-use': 'Recorded as not in use',
  unknown: 'Nothing carries this label',
  missing: 'Not there',
};

export const settledWords: Readonly<Record<Settled, string>> = {
  found: 'Found',
  'record-corrected': 'It belongs here now',
  'reported-lost': 'Reported as lost',
  relabelled: 'Labelled anew',
  'put-back': 'Put back',
};

/** How each kind of exception may end; the likeliest first. */
export const waysOut: Readonly<Record<ExceptionRow['kind'], readonly Settled[]>> = {
  missing: ['found', 'reported-lost'],
  elsewhere: ['record-corrected', 'put-back'],
  'in-hands': ['put-back', 'found'],
  lost: ['found', 'put-back'],
  'not-in-use': ['record-corrected', 'put-back'],
  unknown: ['relabelled', 'put-back'],
};
