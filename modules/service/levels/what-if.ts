import { z } from 'zod';
import type { BusinessCalendar } from '../../../kernel/pure.ts';
import { type AgreementPack, calendarOf } from '../../force/index.ts';
import { type Attached, historyOf, type LevelEvent } from './record-history.ts';
import type { LevelRecord } from './records.ts';
import { type Working, workingsOf } from './working.ts';

const Metric = z.enum(['response', 'resolution', 'update']);

/**
 * A proposed agreement: `calendar` is one of the pack's, `targets` in minutes of its open time by priority; `serviceId` narrows it to the
 * records of one service; `from` and `until` are local dates (YYYY-MM-DD), a year back from now when left out.
 */
const Proposal = z.strictObject({
  calendar: z.string(),
  targets: z
    .array(z.strictObject({ metric: Metric, priority: z.int().min(1).max(5), minutes: z.int().min(1).max(525_600) }))
    .min(1),
  serviceId: z.string().nullable().default(null),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});
type Proposal = z.output<typeof Proposal>;

/** What would have come of the clocks: by priority, or by the team that had the record last. */
export interface WhatIfLine {
  readonly metric: Working['metric'];
  readonly by: 'priority' | 'team';
  /** The priority, or the team. */
  readonly of: string;
  readonly clocks: number;
  /** Under the agreements that were attached then, and under the proposal. */
  readonly missedThen: number;
  readonly wouldMiss: number;
}

/** Replays records with the targets of a proposal in place of those that were attached; everything else happens as it did. */
export function whatIf(records: readonly LevelRecord[], trial: Trial): readonly WhatIfLine[] {
  const { serviceId } = trial.proposal;
  return summed(
    records
      .filter((record) => serviceId === null || record.serviceId === serviceId)
      .flatMap((record) => linesOf(record, trial)),
  );
}

function linesOf(record: LevelRecord, { proposal, calendar, at, reopenDays }: Trial): readonly WhatIfLine[] {
  const then = lastWorkings(record.events, at, reopenDays);
  const would = lastWorkings(proposed(record.events, proposal, calendar), at, reopenDays);
  return Metric.options.flatMap((metric): readonly WhatIfLine[] => {
    const ours = would.filter((one) => one.metric === metric);
    const [first] = ours;
    if (first === undefined) return [];
    const counts = {
      clocks: ours.length,
      missedThen: then.filter((one) => one.metric === metric && one.breached).length,
      wouldMiss: ours.filter(({ breached }) => breached).length,
    };
    return [
      { metric, by: 'priority', of: String(first.priority), ...counts },
      { metric, by: 'team', of: record.teamId, ...counts },
    ];
  });
}

/** Lines of the same clocks as one. */
export function summed(lines: readonly WhatIfLine[]): readonly WhatIfLine[] {
  const sums = new Map<string, WhatIfLine>();
  for (const line of lines) {
    const key = `${line.metric} ${line.by} ${line.of}`;
    const { clocks, missedThen, wouldMiss } = sums.get(key) ?? { clocks: 0, missedThen: 0, wouldMiss: 0 };
    const more = { clocks: clocks + line.clocks, missedThen: missedThen + line.missedThen };
    sums.set(key, { ...line, ...more, wouldMiss: wouldMiss + line.wouldMiss });
  }
  const place = ({ metric }: WhatIfLine): number => Metric.options.indexOf(metric);
  return [...sums.values()].toSorted((a, b) => place(a) - place(b) || compare(a.by, b.by) || compare(a.of, b.of));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export interface Trial {
  readonly proposal: Proposal;
  readonly calendar: BusinessCalendar;
  readonly at: number;
  readonly reopenDays: number;
}

/** What counts in the end: clocks that a change of priority replaced do not, nor do those that were cancelled. */
function lastWorkings(events: readonly LevelEvent[], at: number, reopenDays: number): readonly Working[] {
  const history = historyOf(
    events.filter((event) => event.at <= at),
    reopenDays,
  );
  if (history === null) return [];
  return workingsOf(history, at).filter(({ state }) => state !== 'replaced' && state !== 'cancelled');
}

function proposed(
  events: readonly LevelEvent[],
  { targets }: Proposal,
  calendar: BusinessCalendar,
): readonly LevelEvent[] {
  return events.map((event) => {
    if (event.kind !== 'attached') return event;
    const ours = targets
      .filter(({ priority }) => priority === event.priority)
      .map(
        ({ metric, minutes }): Attached => ({
          metric,
          minutes,
          agreementId: 'proposal',
          agreementVersion: 1,
          calendar,
        }),
      );
    return { ...event, targets: ours };
  });
}

const YEAR_MS = 365 * 86_400_000;

/** The proposal with its calendar and its period; else what is wrong with it. */
export function trialOf(
  value: unknown,
  pack: AgreementPack & { readonly service: { readonly reopenDays: number } },
  now: number,
):
  | { readonly kind: 'fault'; readonly faults: readonly string[] }
  | ({ readonly kind: 'trial'; readonly from: number; readonly until: number } & Trial) {
  const parsed = Proposal.safeParse(value);
  if (!parsed.success) {
    return {
      kind: 'fault',
      faults: parsed.error.issues.map(({ path, message }) => `${pathText(path)}: ${message}; e.g. ${EXAMPLE}`),
    };
  }
  const proposal = parsed.data;
  const calendar = calendarOf(pack, proposal.calendar);
  if (calendar === null) {
    const known = pack.calendars.map(({ id }) => id).join(', ');
    return {
      kind: 'fault',
      faults: [`calendar: the force has no calendar ${JSON.stringify(proposal.calendar)}; one of ${known}`],
    };
  }
  const until = proposal.until === undefined ? now : Date.parse(`${proposal.until}T00:00Z`);
  const from = proposal.from === undefined ? until - YEAR_MS : Date.parse(`${proposal.from}T00:00Z`);
  return { kind: 'trial', proposal, calendar, from, until, at: now, reopenDays: pack.service.reopenDays };
}

const EXAMPLE = '{"calendar": "office", "targets": [{"metric": "resolution", "priority": 3, "minutes": 480}]}';

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text === '' ? 'the file' : text.replace(/^\./, '');
}
