import type { HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { type Agreement, type ChainLink, type Cover, listCovers, type Pack } from '../../force/index.ts';
import { durationText } from './said.ts';
import { Agreements } from './views.ts';

type Row = RowOf<typeof Agreements>;

/** Follows the pack in force; what the chains come to is worked out once a version. */
export function agreementsView(pack: () => Pack): {
  readonly source: ViewSource;
  readonly keys: () => readonly string[];
} {
  let known: { readonly version: string; readonly rows: readonly Row[]; readonly gone: readonly string[] } | null =
    null;
  const current = () => {
    const now = pack();
    if (known?.version !== now.version) {
      const rows = rowsOf(now);
      const gone = (known?.rows ?? []).map(({ id }) => id).filter((id) => !rows.some((row) => row.id === id));
      known = { version: now.version, rows, gone };
    }
    return known;
  };
  const held = (row: Row): HeldRow => ({ key: row.id, row, member: true });
  return {
    keys: () => [...current().rows.map(({ id }) => id), ...current().gone],
    source: {
      declaration: Agreements,
      list: async () => current().rows.map(held),
      byKeys: async (_db, keys) =>
        keys.map((key) => {
          const row = current().rows.find(({ id }) => id === key);
          return row === undefined ? { key, row: null, member: false } : held(row);
        }),
    },
  };
}

function rowsOf(pack: Pack): readonly Row[] {
  const covers = listCovers(pack);
  return pack.service.agreements.map((agreement) => rowOf(agreement, pack, covers));
}

function rowOf(agreement: Agreement, { calendars, service: { customerGroups } }: Pack, covers: readonly Cover[]): Row {
  const calendar = calendars.find(({ id }) => id === agreement.calendar);
  const group = customerGroups.find((one) => one.id === agreement.customers);
  const { id, kind, name, version, customers, supplier, exclusions, credit, signatories, reviewOn } = agreement;
  return {
    ...{ id, kind, name, version, customers, supplier, exclusions, credit, signatories, reviewOn },
    customersName: group?.name ?? agreement.customers,
    calendarId: agreement.calendar,
    calendarName: calendar?.name ?? agreement.calendar,
    hours: calendar?.week ?? [],
    closedDates: calendar?.closed.length ?? 0,
    serviceId: agreement.service,
    teamId: agreement.team,
    targets: agreement.targets,
    commitments: agreement.commitments.map(commitmentText),
    covers: covers.filter((cover) => cover.agreementId === id).map(coverRow),
  };
}

function coverRow({
  serial,
  parallel,
  contracts,
  priority,
  targetMs,
  chainMs,
  allowedMs,
  fits,
}: Cover): Row['covers'][number] {
  const links = (chain: readonly ChainLink[]) =>
    chain.map((link) => ({
      ...{ agreementId: link.agreementId, name: link.name, targetMs: link.targetMs },
      ...{ worstMs: link.worst.ms, calledAt: link.worst.calledAt, dueAt: link.worst.dueAt },
    }));
  return {
    ...{ priority, targetMs, chainMs, allowedMs, fits },
    ...{ serial: links(serial), parallel: links(parallel), contracts: links(contracts) },
  };
}

function commitmentText(commitment: Agreement['commitments'][number]): string {
  switch (commitment.metric) {
    case 'availability':
      return `Available ${commitment.percent} % of the agreed hours of a month`;
    case 'reliability': {
      const between = commitment.hoursBetween === null ? '' : `, ${commitment.hoursBetween} h between them`;
      return `At most ${commitment.failuresAMonth} failures a month${between}`;
    }
    case 'lead-time':
      return `Requests${commitment.item === null ? '' : ` for ${commitment.item}`} delivered within ${durationText(commitment.minutes * 60_000)}`;
  }
}
