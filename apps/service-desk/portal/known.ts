import type { RowOf } from '../../../kernel/pure.ts';
import type { ChangeSchedule, Notices, Outages } from '../../../modules/service/contract.ts';

export type Notice = RowOf<typeof Notices>;
export type Outage = RowOf<typeof Outages>;
export type Planned = RowOf<typeof ChangeSchedule>;

/**
 * What is told to somebody: a notice with the outage behind it that they can join, an outage of which nothing was written, or a
 * planned change that takes a service away.
 */
export interface Told {
  readonly key: string;
  readonly notice: Notice | null;
  readonly outage: Outage | null;
  readonly planned: Planned | null;
  readonly since: number;
}

export interface Known {
  readonly notices: readonly Notice[];
  readonly outages: readonly Outage[];
  readonly planned: readonly Planned[];
}

/** So far ahead planned work is told of. */
const AHEAD_MS = 7 * 86_400_000;
const nothing = { notice: null, outage: null, planned: null };

/** What lasts now first, then what is planned; what is for another station alone is not told. */
export function toldTo(siteId: string | null, { notices, outages, planned }: Known, now: number): readonly Told[] {
  const lasting = outages.filter(({ over }) => !over);
  const mine = notices.filter(({ siteIds }) => siteIds.length === 0 || siteId === null || siteIds.includes(siteId));
  const written = mine.map((notice): Told => {
    const outage = lasting.find((one) => isOf(one, notice)) ?? null;
    return { ...nothing, key: notice.id, notice, outage, since: notice.from };
  });
  const bare = lasting
    .filter((outage) => !notices.some((notice) => isOf(outage, notice)))
    .map((outage): Told => ({ ...nothing, key: outage.id, outage, since: outage.since }));
  const soon = planned
    .filter((change) => change.outageMinutes > 0 && !notices.some(({ aboutId }) => aboutId === change.id))
    .flatMap((change): Told[] => {
      const from = change.window?.from ?? Number.POSITIVE_INFINITY;
      return from - now > AHEAD_MS ? [] : [{ ...nothing, key: change.id, planned: change, since: from }];
    });
  return [...written, ...bare, ...soon].toSorted(
    (a, b) => rank(a) - rank(b) || (rank(a) === 0 ? b.since - a.since : a.since - b.since),
  );
}

function rank({ notice, planned }: Told): number {
  return notice?.kind === 'planned' || planned !== null ? 1 : 0;
}

function isOf({ id, serviceId }: Outage, { kind, aboutId, serviceIds }: Notice): boolean {
  return kind === 'outage' && (aboutId === id || (serviceId !== null && serviceIds.includes(serviceId)));
}
