import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import { noticeAggregate } from '../notices/notice.ts';
import type { Numbers } from '../numbers.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { majorAggregate } from './major.ts';
import { findRunningMajor } from './queries.ts';

const one = ({ majorId }: { majorId: string }) => ({ major: streamOf(majorAggregate, majorId) });

function all(majorId: string, serviceIncidentId: string) {
  return {
    major: streamOf(majorAggregate, majorId),
    // It bears the id of the major IT incident: there is one notice of each.
    notice: streamOf(noticeAggregate, majorId),
    incident: streamOf(serviceIncidentAggregate, serviceIncidentId),
  };
}

const declared = ({ majorId, serviceIncidentId }: { majorId: string; serviceIncidentId: string }) =>
  all(majorId, serviceIncidentId);

async function known({ majorId }: { majorId: string }, reader: Reader) {
  const state = await reader.fold(streamOf(majorAggregate, majorId));
  return all(majorId, state.situation === 'none' ? majorId : state.major.serviceIncidentId);
}

export function majorHandlers(pack: () => DeskPack, numbers: Numbers): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.DeclareMajor,
      streams: declared,
      facts: async ({ input }, _, { db }) => {
        const { updateMinutes, reviewDays } = pack().service.desk.major;
        const running = await findRunningMajor(db, input.serviceIncidentId);
        return { ...(await numbers.next(db)), updateMinutes, reviewDays, running };
      },
      decide: rules.declareMajor,
    }),
    defineHandler({ declaration: commands.UpdateMajor, streams: known, decide: rules.updateMajor }),
    defineHandler({ declaration: commands.EndMajor, streams: known, decide: rules.endMajor }),
    defineHandler({ declaration: commands.HandOverMajor, streams: one, decide: rules.handOverMajor }),
    defineHandler({ declaration: commands.NoteMajor, streams: one, decide: rules.noteMajor }),
    defineHandler({ declaration: commands.ReviewMajor, streams: one, decide: rules.reviewMajor }),
  ];
}
