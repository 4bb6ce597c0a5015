import { type Db, sql } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import { inTurns, readRaised } from './records.ts';
import { summed, trialOf, type WhatIfLine, whatIf } from './what-if.ts';

/** What came of a trial, or everything that is wrong with the proposal. */
export type Tried =
  | { readonly kind: 'fault'; readonly faults: readonly string[] }
  | {
      readonly kind: 'tried';
      readonly records: number;
      readonly from: number;
      readonly until: number;
      readonly lines: readonly WhatIfLine[];
    };

/** `./trefoil sla what-if`: the records of this machine's database against a proposed agreement. */
export async function tryAgreement(
  db: Db,
  pack: Pack,
  asked: { readonly proposal: unknown; readonly now: number },
): Promise<Tried> {
  const trial = trialOf(asked.proposal, pack, asked.now);
  if (trial.kind === 'fault') return trial;
  const { rows } = await sql<{
    there: string | null;
  }>`SELECT to_regclass('service.level_record')::text AS there`.execute(db);
  if (rows[0]?.there == null)
    return { kind: 'fault', faults: ['the database holds no IT incidents yet: start Trefoil once'] };
  const read = await readRaised(db, { ...trial, history: false });
  return {
    kind: 'tried',
    records: read.found.length,
    from: trial.from,
    until: trial.until,
    lines: summed(await inTurns(read, (records) => whatIf(records, trial))),
  };
}
