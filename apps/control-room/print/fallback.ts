import { canSeal, seal, unseal } from '../../../client/vault.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { IncidentLog } from '../../../modules/operations/contract.ts';
import type { IncidentRow } from '../queue/order.ts';
import type { UnitRow } from '../units/unit-tone.ts';

export type KeptLine = RowOf<typeof IncidentLog>;

/** What a seat still has when the server is gone. */
export interface Fallback {
  readonly who: string;
  readonly seat: string;
  readonly force: string;
  readonly incidents: readonly IncidentRow[];
  readonly units: readonly UnitRow[];
  readonly logs: Readonly<Record<string, readonly KeptLine[]>>;
}

const NAME = 'fallback';

export async function keepFallback(fallback: Fallback): Promise<void> {
  if (canSeal()) await seal(NAME, fallback);
}

export async function readFallback(): Promise<{ readonly fallback: Fallback; readonly at: number } | null> {
  if (!canSeal()) return null;
  const found = await unseal(NAME);
  return found === null ? null : { fallback: found.value as Fallback, at: found.at };
}
