import type { Pack } from '../pack.ts';
import type { PackFault } from '../references.ts';
import type { Agreement } from '../service-terms.ts';

type Known = ReadonlySet<string>;

/** Makes one reference to be looked up: path, value, what it is called, and the set it must be in. */
type Of<Reference> = (path: string, value: string | null, what: string, among: Known) => Reference;

const idsOf = (rows: readonly { readonly id: string }[]): Known => new Set(rows.map(({ id }) => id));

/** Teams, services, calendars, stations and agreements that the service centre's terms name. */
export function serviceReferences<Reference>({ service, ...pack }: Pack, of: Of<Reference>): Reference[] {
  const [teams, services] = [idsOf(service.teams), idsOf(service.services)];
  const [categories, groups] = [idsOf(service.categories), idsOf(service.customerGroups)];
  const [calendars, stations] = [idsOf(pack.calendars), idsOf(pack.stations)];
  const ofKind = (kind: Agreement['kind']): Known => idsOf(service.agreements.filter((one) => one.kind === kind));
  return [
    ...service.categories.flatMap(({ parent, team }, i) => [
      of(`service.categories[${i}].parent`, parent, 'category', categories),
      of(`service.categories[${i}].team`, team, 'team', teams),
    ]),
    ...service.services.flatMap(({ on }, i) =>
      on.map((id, k) => of(`service.services[${i}].on[${k}]`, id, 'service', services)),
    ),
    ...service.customerGroups.flatMap((group, i) =>
      group.stations.map((id, k) => of(`service.customerGroups[${i}].stations[${k}]`, id, 'station', stations)),
    ),
    ...Object.keys(service.mail.teamAddresses).map((team) =>
      of(`service.mail.teamAddresses.${team}`, team, 'team', teams),
    ),
    ...service.agreements.flatMap((agreement, i) => {
      const path = `service.agreements[${i}]`;
      const links = (name: string, ids: readonly string[], kind: Agreement['kind'], what: string) =>
        ids.map((id, k) => of(`${path}.chain.${name}[${k}]`, id, what, ofKind(kind)));
      return [
        of(`${path}.calendar`, agreement.calendar, 'calendar', calendars),
        of(`${path}.service`, agreement.service, 'service', services),
        of(`${path}.team`, agreement.team, 'team', teams),
        of(`${path}.customers`, agreement.customers, 'group of customers', groups),
        ...links('serial', agreement.chain?.serial ?? [], 'ola', 'OLA'),
        ...links('parallel', agreement.chain?.parallel ?? [], 'ola', 'OLA'),
        ...links('contracts', agreement.chain?.contracts ?? [], 'uc', 'UC'),
      ];
    }),
  ];
}

/** A calendar by which no time ever passes, an agreement that nobody made, two targets of one clock. */
export function listAgreementFaults(pack: Pack): PackFault[] {
  return [
    ...pack.calendars.flatMap(({ id, week }, i) => (week.length > 0 ? [] : [neverOpen(id, i)])),
    ...pack.service.pauseReasons.flatMap(({ code, waitsFor, priorities }, i) => {
      const unfit = priorities.filter((priority) => waitsFor === 'user' && priority <= 2);
      if (unfit.length === 0) return [];
      const reason = `${code} would let a record of priority ${unfit.join(' and ')} wait for whoever reported it`;
      return [{ path: `service.pauseReasons[${i}].priorities`, reason, example: [3, 4, 5] }];
    }),
    ...pack.service.agreements.flatMap((agreement, i) => faultsOf(agreement, `service.agreements[${i}]`)),
  ];
}

function neverOpen(id: string, i: number): PackFault {
  const reason = `the calendar ${id} has no open time in its week: a clock that runs by it would never be due`;
  return { path: `calendars[${i}].week`, reason, example: [{ day: 'monday', from: '08:00', to: '18:00' }] };
}

function faultsOf({ id, kind, team, supplier, chain, targets }: Agreement, path: string): PackFault[] {
  const faults: (PackFault | null)[] = [
    kind === 'ola' && team === null
      ? { path: `${path}.team`, reason: `the OLA ${id} names no team that has promised it`, example: 'networks' }
      : null,
    kind === 'uc' && supplier === null
      ? { path: `${path}.supplier`, reason: `the contract ${id} names no supplier`, example: 'Circuit carrier' }
      : null,
    kind !== 'sla' && chain !== null
      ? {
          path: `${path}.chain`,
          reason: `only an SLA stands on others, not the ${kind.toUpperCase()} ${id}`,
          example: null,
        }
      : null,
  ];
  const keys = targets.map(({ metric, priority }) => `${metric} of priority ${priority}`);
  const doubles = keys.flatMap((key, k) =>
    keys.indexOf(key) === k
      ? []
      : [
          {
            path: `${path}.targets[${k}]`,
            reason: `${id} has two targets for ${key}: one clock has one`,
            example: null,
          },
        ],
  );
  return [...faults.filter((fault) => fault !== null), ...doubles];
}
