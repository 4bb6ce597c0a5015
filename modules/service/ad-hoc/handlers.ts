import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import { adHocAggregate } from './ad-hoc-report.ts';
import { DropAdHocReport, SaveAdHocReport } from './commands.ts';
import { dropAdHocReport, saveAdHocReport } from './decide.ts';

const one = ({ reportId }: { reportId: string }) => ({ report: streamOf(adHocAggregate, reportId) });

export const adHocHandlers: readonly AnyHandler[] = [
  defineHandler({ declaration: SaveAdHocReport, streams: one, decide: saveAdHocReport }),
  defineHandler({ declaration: DropAdHocReport, streams: one, decide: dropAdHocReport }),
];
