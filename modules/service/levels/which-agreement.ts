import { type Agreement, type AgreementPack, calendarOf, type ServiceTerms } from '../../force/index.ts';
import type { AttachedTarget } from '../service-incidents/attached-target.ts';

/** What a record is about, for whom: that decides which agreements cover it. */
export interface Covered {
  readonly priority: number;
  readonly serviceId: string | null;
  readonly itemIds?: readonly string[] | undefined;
  readonly siteId?: string | null | undefined;
}

export type LevelPack = AgreementPack & {
  readonly service: Pick<ServiceTerms, 'agreements'> &
    Partial<Pick<ServiceTerms, 'customerGroups' | 'services' | 'pauseReasons'>>;
};

/** The most specific agreement for each metric: an item's, its service's, its customers', the general one; then the strictest. */
export function slaTargets(pack: LevelPack, covered: Covered): AttachedTarget[] {
  const ranked = pack.service.agreements.flatMap((agreement) => {
    const rank = agreement.kind === 'sla' ? rankOf(pack, agreement, covered) : null;
    return rank === null ? [] : targetsOf(pack, agreement, covered.priority).map((target) => ({ rank, target }));
  });
  const best = new Map<string, (typeof ranked)[number]>();
  for (const one of ranked) {
    const before = best.get(one.target.metric);
    if (before === undefined || isNarrower(one, before)) best.set(one.target.metric, one);
  }
  return [...best.values()].map(({ target }) => target);
}

interface Ranked {
  readonly rank: number;
  readonly target: AttachedTarget;
}

function isNarrower(one: Ranked, other: Ranked): boolean {
  return one.rank === other.rank ? one.target.minutes < other.target.minutes : one.rank < other.rank;
}

/** Null: it does not cover the record. */
function rankOf(pack: LevelPack, { items, service, customers }: Agreement, covered: Covered): number | null {
  if (items.length > 0) return covered.itemIds?.some((id) => items.includes(id)) === true ? 0 : null;
  if (service !== null) return service === covered.serviceId ? 1 : null;
  if (customers === null) return 3;
  const group = pack.service.customerGroups?.find(({ id }) => id === customers);
  return covered.siteId && group?.stations.includes(covered.siteId) === true ? 2 : null;
}

function targetsOf(pack: AgreementPack, agreement: Agreement, priority: number): readonly AttachedTarget[] {
  const calendar = calendarOf(pack, agreement.calendar);
  if (calendar === null) return [];
  const { timezone, week, closed, open } = calendar;
  const hours = {
    timezone,
    week: week === 'always' ? week : week.map((one) => ({ ...one })),
    closed: [...closed],
    ...(open === undefined ? {} : { open: open.map((one) => ({ ...one })) }),
  };
  return agreement.targets
    .filter((target) => target.priority === priority)
    .map(({ metric, minutes }) => ({
      ...{ metric, agreementId: agreement.id, agreementVersion: agreement.version, minutes, calendar: hours },
    }));
}

/** What a team has promised the others for this priority; null: nothing. */
export function olaTarget(pack: LevelPack, teamId: string, priority: number): AttachedTarget | null {
  const olas = pack.service.agreements.filter(({ kind, team }) => kind === 'ola' && team === teamId);
  return strictest(olas.flatMap((ola) => targetsOf(pack, ola, priority)));
}

/**
 * The contract under which a supplier works for a record: of its service, else of what that stands on, nearest first, else one that is for
 * no single service; null: none has a target of this priority.
 */
export function ucTarget(pack: LevelPack, { serviceId, priority }: Covered): AttachedTarget | null {
  const ucs = pack.service.agreements.filter(({ kind }) => kind === 'uc');
  const seen = new Set<string>();
  for (let near: readonly string[] = serviceId === null ? [] : [serviceId]; near.length > 0; ) {
    const found = strictest(
      ucs
        .filter(({ service }) => service !== null && near.includes(service))
        .flatMap((uc) => targetsOf(pack, uc, priority)),
    );
    if (found !== null) return found;
    for (const id of near) seen.add(id);
    const below = pack.service.services?.filter(({ id }) => near.includes(id)).flatMap(({ on }) => on) ?? [];
    near = below.filter((id) => !seen.has(id));
  }
  return strictest(ucs.filter(({ service }) => service === null).flatMap((uc) => targetsOf(pack, uc, priority)));
}

function strictest(targets: readonly AttachedTarget[]): AttachedTarget | null {
  return targets.filter(({ metric }) => metric === 'resolution').toSorted((a, b) => a.minutes - b.minutes)[0] ?? null;
}
