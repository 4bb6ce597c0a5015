import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Force } from '../../force/index.ts';
import { MarkEntry, ReviewMarker, SetMarker, WithdrawMarker } from '../contract.ts';
import { entryAggregate } from '../entries/aggregate.ts';
import { markerAggregate } from './aggregate.ts';
import { markEntry, reviewMarker, setMarker, withdrawMarker } from './decide.ts';

const streams = ({ markerId }: { markerId: string }) => ({ marker: streamOf(markerAggregate, markerId) });

const onEntry = ({ markerId, entryId }: { markerId: string; entryId: string }) => ({
  marker: streamOf(markerAggregate, markerId),
  entry: streamOf(entryAggregate, entryId),
});

export function markerHandlers(force: Pick<Force, 'areaOf'>): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: SetMarker,
      streams,
      facts: async ({ input }) => force.areaOf(input.lon, input.lat)?.areaId ?? null,
      decide: setMarker,
    }),
    defineHandler({ declaration: MarkEntry, streams: onEntry, decide: markEntry }),
    defineHandler({ declaration: ReviewMarker, streams, decide: reviewMarker }),
    defineHandler({ declaration: WithdrawMarker, streams, decide: withdrawMarker }),
  ];
}
