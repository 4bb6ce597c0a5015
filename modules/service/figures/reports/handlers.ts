import { type AnyHandler, defineHandler, streamOf } from '../../../../kernel/index.ts';
import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../../kernel/pure.ts';
import { asTheyStood } from '../as-at.ts';
import type { CommitmentNeeds } from '../commitment-queries.ts';
import { figuresOf } from '../queries.ts';
import { EndReportSchedule, MakeReport, ScheduleReport } from './commands.ts';
import type { ReportEvent } from './events.ts';
import { nextTime, spanBefore } from './next-time.ts';
import { type ScheduleState, scheduleAggregate } from './schedule.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ schedule: readonly ReportEvent[] }>;
type States = { readonly schedule: ScheduleState };
type Made = Extract<ReportEvent, { type: 'service.ReportMade' }>['data'];

const one = ({ scheduleId }: { scheduleId: string }) => ({ schedule: streamOf(scheduleAggregate, scheduleId) });

function scheduleReport({ input }: Command<typeof ScheduleReport>, _: States, nextAt: number): Decision {
  const { name, group, every, at } = input;
  return decided({ schedule: [{ type: 'service.ReportScheduled', data: { name, group, every, at, nextAt } }] });
}

function endReportSchedule(_: Command<typeof EndReportSchedule>, { schedule }: States): Decision {
  return schedule.situation === 'running'
    ? decided({ schedule: [{ type: 'service.ReportEnded', data: {} }] })
    : noSuch();
}

/** One that was made already, or was put off meanwhile, is not made again. */
function makeReport({ input }: Command<typeof MakeReport>, { schedule: state }: States, made: Made | null): Decision {
  if (state.situation !== 'running' || made === null) return noSuch();
  if (state.schedule.nextAt !== input.dueAt) return decided({ schedule: [] });
  return decided({ schedule: [{ type: 'service.ReportMade', data: made }] });
}

function noSuch(): Outcome<never> {
  return refuse('no-such-schedule', 'There is no such schedule, or it has ended.');
}

export function reportHandlers({ pack }: CommitmentNeeds): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: ScheduleReport,
      streams: one,
      facts: async ({ input, recordedAt }) => nextTime(input, recordedAt, pack().timezone),
      decide: scheduleReport,
    }),
    defineHandler({ declaration: EndReportSchedule, streams: one, decide: endReportSchedule }),
    defineHandler({
      declaration: MakeReport,
      streams: one,
      facts: async ({ input: { dueAt }, recordedAt }, { schedule: state }, { db }): Promise<Made | null> => {
        if (state.situation !== 'running') return null;
        const { timezone } = pack();
        const span = spanBefore(state.schedule, dueAt, timezone);
        // As at the end of what it looks back at: made late, it says the same.
        const counted = await figuresOf(db, state.schedule.group, span, await asTheyStood(db, span.to));
        const rows = counted.map(({ id: _, group: __, ...row }) => row);
        // Times that passed while the server slept are not made up for one by one.
        return { ...span, rows, nextAt: nextTime(state.schedule, Math.max(dueAt, recordedAt), timezone) };
      },
      decide: makeReport,
    }),
  ];
}
