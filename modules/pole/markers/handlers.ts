import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Force } from '../../force/index.ts';
import { ReviewMarker, SetMarker, WithdrawMarker } from '../contract.ts';
import { markerAggregate } from './aggregate.ts';
import { reviewMarker, setMarker, withdrawMarker } from './decide.ts';

const streams = ({ markerId }: { markerId: string }) => ({ marker: streamOf(markerAggregate, markerId) });

export function markerHandlers(force: Pick<Force, 'areaOf'>): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: SetMarker,
      streams,
      facts: async ({ input }) => force.areaOf(input.lon, input.lat)?.areaId ?? null,
      decide: setMarker,
    }),
    defineHandler({ declaration: ReviewMarker, streams, decide: reviewMarker }),
    defineHandler({ declaration: WithdrawMarker, streams, decide: withdrawMarker }),
  ];
}
