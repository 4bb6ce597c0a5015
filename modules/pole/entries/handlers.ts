import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import { entryAggregate } from './aggregate.ts';
import { CorrectEntry, DecideMerge, ProposeMerge, UndoMerge } from './commands.ts';
import { correctEntry, decideMerge, proposeMerge, undoMerge } from './decide.ts';

const entry = (id: string) => streamOf(entryAggregate, id);
const alone = ({ entryId }: { entryId: string }) => ({ entry: entry(entryId) });
const both = ({ entryId, intoId }: { entryId: string; intoId: string }) => ({
  entry: entry(entryId),
  into: entry(intoId),
});

export const entryHandlers: readonly AnyHandler[] = [
  defineHandler({ declaration: CorrectEntry, streams: alone, decide: correctEntry }),
  defineHandler({ declaration: ProposeMerge, streams: both, decide: proposeMerge }),
  defineHandler({ declaration: DecideMerge, streams: alone, decide: decideMerge }),
  defineHandler({ declaration: UndoMerge, streams: alone, decide: undoMerge }),
];
