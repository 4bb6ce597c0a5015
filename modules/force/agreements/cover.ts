import type { BusinessCalendar } from '../../../kernel/pure.ts';
import type { Agreement, ServiceTerms } from '../service-terms.ts';
import { type WorstCase, worstCase } from './worst-case.ts';

const MINUTE_MS = 60_000;

/** The part of the target that the chain may use up. */
const SHARE = 0.9;

/** One link of the chain behind a target: what it promised, and what that can cost in the hours of the SLA. */
export interface ChainLink {
  readonly agreementId: string;
  readonly name: string;
  readonly kind: Agreement['kind'];
  readonly targetMs: number;
  readonly worst: WorstCase;
}

/** Whether the OLAs and UCs behind a target of an SLA fit inside it (F3). */
export interface Cover {
  readonly agreementId: string;
  readonly priority: number;
  readonly targetMs: number;
  readonly serial: readonly ChainLink[];
  readonly parallel: readonly ChainLink[];
  readonly contracts: readonly ChainLink[];
  /** sum(serial) + max(parallel) + worst(UC). */
  readonly chainMs: number;
  /** 0.9 of the target. */
  readonly allowedMs: number;
  readonly fits: boolean;
}

/** The part of a pack that agreements are read with. */
export interface AgreementPack {
  readonly timezone: string;
  readonly calendars: readonly ({ readonly id: string } & Omit<BusinessCalendar, 'timezone'>)[];
  readonly service: Pick<ServiceTerms, 'agreements'>;
}

export function calendarOf({ timezone, calendars }: AgreementPack, id: string): BusinessCalendar | null {
  const found = calendars.find((one) => one.id === id);
  return found === undefined ? null : { timezone, week: found.week, closed: found.closed, open: found.open };
}

/** Every resolution target of an SLA that names what it stands on, by agreement and priority. */
export function listCovers(pack: AgreementPack): readonly Cover[] {
  return pack.service.agreements
    .filter(({ kind, chain }) => kind === 'sla' && chain !== null)
    .flatMap((sla) =>
      sla.targets
        .filter(({ metric }) => metric === 'resolution')
        .flatMap(({ priority, minutes }) => coverOf(pack, sla, priority, minutes * MINUTE_MS)),
    );
}

function coverOf(pack: AgreementPack, sla: Agreement, priority: number, targetMs: number): readonly Cover[] {
  const ours = calendarOf(pack, sla.calendar);
  if (ours === null || sla.chain === null) return [];
  const links = (ids: readonly string[]) => ids.flatMap((id) => linkOf(pack, id, priority, ours));
  const { serial, parallel, contracts } = sla.chain;
  const found = { serial: links(serial), parallel: links(parallel), contracts: links(contracts) };
  const most = (chain: readonly ChainLink[]) => Math.max(0, ...chain.map(({ worst }) => worst.ms));
  const chainMs =
    found.serial.reduce((sum, { worst }) => sum + worst.ms, 0) + most(found.parallel) + most(found.contracts);
  const allowedMs = targetMs * SHARE;
  return [{ agreementId: sla.id, priority, targetMs, ...found, chainMs, allowedMs, fits: chainMs <= allowedMs }];
}

/** In the hours of the SLA: a promise in other hours costs more than it says; in the same hours, as much as it says. */
function linkOf(pack: AgreementPack, id: string, priority: number, ours: BusinessCalendar): readonly ChainLink[] {
  const agreement = pack.service.agreements.find((one) => one.id === id);
  const target = agreement?.targets.find((one) => one.metric === 'resolution' && one.priority === priority);
  const theirs = agreement === undefined ? null : calendarOf(pack, agreement.calendar);
  if (agreement === undefined || target === undefined || theirs === null) return [];
  const targetMs = target.minutes * MINUTE_MS;
  const worst = worstCase(targetMs, theirs, ours);
  return [{ agreementId: id, name: agreement.name, kind: agreement.kind, targetMs, worst }];
}

/** What an author of the pack is told: nothing is refused for it. One line for each target that its chain cannot meet. */
export function coverWarnings(pack: AgreementPack): readonly string[] {
  const hours = (ms: number): string => `${Math.round(ms / 360_000) / 10} h`;
  const parts = (name: string, links: readonly ChainLink[]): string =>
    links.length === 0
      ? ''
      : ` ${name} ${links.map(({ agreementId, worst }) => `${agreementId} ${hours(worst.ms)}`).join(', ')};`;
  return listCovers(pack)
    .filter(({ fits }) => !fits)
    .map(
      ({ agreementId, priority, targetMs, serial, parallel, contracts, chainMs, allowedMs }) =>
        `service.agreements ${agreementId}, priority ${priority}: what it stands on can take ${hours(chainMs)} of ${hours(targetMs)}, ` +
        `more than the ${hours(allowedMs)} that leave a tenth free;${parts('one after another', serial)}` +
        `${parts('at once', parallel)}${parts('suppliers, at worst', contracts)}`.replace(/;$/, ''),
    );
}
