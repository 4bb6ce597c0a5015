import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Force } from '../../force/index.ts';
import { EndOneOff, ExtendOneOff, SetOneOff } from './contract.ts';
import { endOneOff, extendOneOff, setOneOff } from './decide.ts';
import { oneOffAggregate } from './one-off.ts';

const streams = ({ oneOffId }: { oneOffId: string }) => ({ oneOff: streamOf(oneOffAggregate, oneOffId) });

export function oneOffHandlers(areaOf: Force['areaOf']): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: SetOneOff,
      streams,
      facts: async ({ input }) => areaOf(input.lon, input.lat)?.areaId ?? null,
      decide: setOneOff,
    }),
    defineHandler({ declaration: ExtendOneOff, streams, decide: extendOneOff }),
    defineHandler({ declaration: EndOneOff, streams, decide: endOneOff }),
  ];
}
