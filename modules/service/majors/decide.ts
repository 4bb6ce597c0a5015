import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { NoticeEvent } from '../notices/events.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import type { ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { DeclareMajor, EndMajor, HandOverMajor, NoteMajor, ReviewMajor, UpdateMajor } from './commands.ts';
import type { MajorEvent } from './events.ts';
import type { Major, MajorState } from './major.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ major: readonly MajorEvent[] }>;
type Told = Outcome<{
  major: readonly MajorEvent[];
  notice: readonly NoticeEvent[];
  incident: readonly ServiceIncidentEvent[];
}>;
type States = { readonly major: MajorState };
type All = States & { readonly incident: ServiceIncidentState };

const MINUTE_MS = 60_000;

export interface DeclareFacts {
  readonly number: string;
  readonly sequence: number;
  readonly updateMinutes: number;
  readonly reviewDays: number;
  /** One that runs for the same IT incident. */
  readonly running: string | null;
}

/** One text, in one transaction: the notice that everybody reads, and the answer that reporters read. */
export function declareMajor(
  { input, actor, recordedAt }: Command<typeof DeclareMajor>,
  { major, incident }: All,
  { running, ...terms }: DeclareFacts,
): Told {
  if (major.situation !== 'none') return refuse('major-exists', 'A major IT incident with this id exists already.');
  if (incident.situation === 'none') return refuse('no-such-service-incident', 'There is no IT incident with this id.');
  if (running !== null) return refuse('major-already', `${running} runs for it already.`);
  const { serviceIncidentId, majorId, title, text } = input;
  const { serviceId, number: serviceIncidentNumber } = incident.incident;
  const serviceIds = input.serviceIds.length > 0 || serviceId === null ? input.serviceIds : [serviceId];
  const updateMinutes = input.updateMinutes ?? terms.updateMinutes;
  const managerId = input.managerId ?? actor.id;
  const manager = input.managerId === null ? actor.name : (input.manager ?? input.managerId);
  const nextAt = recordedAt + updateMinutes * MINUTE_MS;
  const data = { ...terms, updateMinutes, serviceIncidentId, serviceIncidentNumber, managerId, serviceIds };
  const promised = { from: recordedAt, until: null, nextAt, major: true };
  return decided({
    major: [{ type: 'service.MajorDeclared', data, detail: { title, text, manager } }],
    notice: [
      {
        type: 'service.NoticePublished',
        data: { kind: 'outage', serviceIds, siteIds: [], aboutId: majorId, ...promised },
        detail: { title, text },
      },
    ],
    incident: [{ type: 'service.ReporterAnswered', data: {}, detail: { text } }],
  });
}

export function updateMajor({ input, recordedAt }: Command<typeof UpdateMajor>, { major: state }: All): Told {
  return whenRuns(state, ({ title, updateMinutes }) => {
    const { text } = input;
    const nextAt = recordedAt + (input.nextInMinutes ?? updateMinutes) * MINUTE_MS;
    const words = { title: title ?? '', text };
    return decided({
      major: [{ type: 'service.MajorUpdated', data: { nextAt }, detail: { text } }],
      notice: [{ type: 'service.NoticeUpdated', data: { until: null, nextAt }, detail: words }],
      incident: [{ type: 'service.ReporterAnswered', data: {}, detail: { text } }],
    });
  });
}

export function endMajor({ input: { text } }: Command<typeof EndMajor>, { major: state }: All): Told {
  return whenRuns(state, () =>
    decided({
      major: [{ type: 'service.MajorEnded', data: {}, detail: { text } }],
      notice: [{ type: 'service.NoticeWithdrawn', data: {}, detail: { text } }],
      incident: [{ type: 'service.ReporterAnswered', data: {}, detail: { text } }],
    }),
  );
}

export function handOverMajor({ input }: Command<typeof HandOverMajor>, { major: state }: States): Decision {
  return whenRuns(state, () => {
    const { managerId, manager, note } = input;
    return decided({
      major: [{ type: 'service.MajorManagerChanged', data: { managerId }, detail: { manager, note } }],
    });
  });
}

export function noteMajor({ input }: Command<typeof NoteMajor>, { major: state }: States): Decision {
  if (state.situation === 'none') return noSuch();
  return decided({ major: [{ type: 'service.MajorNoted', data: {}, detail: { text: input.text } }] });
}

export function reviewMajor({ input }: Command<typeof ReviewMajor>, { major: state }: States): Decision {
  if (state.situation === 'none') return noSuch();
  if (state.situation === 'running') return refuse('major-runs', 'It still runs: say first that it is over.');
  const { lessons, actions } = input;
  const data = { actions: actions.length };
  return decided({ major: [{ type: 'service.MajorReviewed', data, detail: { lessons, actions } }] });
}

function whenRuns<Decided>(state: MajorState, then: (major: Major) => Outcome<Decided>): Outcome<Decided> {
  if (state.situation === 'none') return noSuch();
  return state.situation === 'running' ? then(state.major) : refuse('major-ended', 'It has ended.');
}

function noSuch(): Outcome<never> {
  return refuse('no-such-major', 'There is no major IT incident with this id.');
}
