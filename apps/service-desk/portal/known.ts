import type { RowOf } from '../../../kernel/pure.ts';
import type { Notices, Outages } from '../../../modules/service/contract.ts';

export type Notice = RowOf<typeof Notices>;
export type Outage = RowOf<typeof Outages>;

/** What is told to somebody: a notice with the outage behind it that they can join, or an outage of which nothing was written. */
export interface Told {
  readonly key: string;
  readonly notice: Notice | null;
  readonly outage: Outage | null;
  readonly since: number;
}

/** What lasts now first, then what is planned; what is for another station alone is not told. */
export function toldTo(siteId: string | null, notices: readonly Notice[], outages: readonly Outage[]): readonly Told[] {
  const lasting = outages.filter(({ over }) => !over);
  const mine = notices.filter(({ siteIds }) => siteIds.length === 0 || siteId === null || siteIds.includes(siteId));
  const written = mine.map((notice): Told => {
    const outage = lasting.find((one) => isOf(one, notice)) ?? null;
    return { key: notice.id, notice, outage, since: notice.from };
  });
  const bare = lasting
    .filter((outage) => !notices.some((notice) => isOf(outage, notice)))
    .map((outage): Told => ({ key: outage.id, notice: null, outage, since: outage.since }));
  const rank = ({ notice }: Told): number => (notice?.kind === 'planned' ? 1 : 0);
  return [...written, ...bare].toSorted(
    (a, b) => rank(a) - rank(b) || (rank(a) === 0 ? b.since - a.since : a.since - b.since),
  );
}

function isOf({ id, serviceId }: Outage, { kind, aboutId, serviceIds }: Notice): boolean {
  return kind === 'outage' && (aboutId === id || (serviceId !== null && serviceIds.includes(serviceId)));
}
