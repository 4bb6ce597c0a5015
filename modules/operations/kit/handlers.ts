import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import { NoteRadioSeen, NoteSilence } from './commands.ts';
import { noteRadioSeen, noteSilence } from './decide.ts';

const streams = ({ tourId }: { tourId: string }) => ({ tour: streamOf(tourAggregate, tourId) });

export const kitHandlers: readonly AnyHandler[] = [
  defineHandler({ declaration: NoteSilence, streams, decide: noteSilence }),
  defineHandler({ declaration: NoteRadioSeen, streams, decide: noteRadioSeen }),
];
