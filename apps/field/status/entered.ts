import { SetStatus } from '../../../modules/operations/contract.ts';
import type { Acting } from '../acts/acts.ts';

/** The status entered last on this phone for a tour and not yet in its row; null when none. */
export function enteredStatus(tourId: string, acting: readonly Acting[]): string | null {
  const entered = acting
    .filter((one) => one.name === SetStatus.name)
    .flatMap((one) => SetStatus.schema.safeParse(one.input).data ?? [])
    .filter((input) => input.tourId === tourId);
  return entered.at(-1)?.status ?? null;
}
