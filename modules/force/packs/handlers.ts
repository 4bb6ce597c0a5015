import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import { PublishPack } from '../contract.ts';
import type { PackEvent } from '../events.ts';
import { type PublishingFacts, publishPack } from './decide.ts';
import { type Published, published } from './published.ts';
import { findHash } from './versions.ts';

const streams = ({ packId }: { readonly packId: string }) => ({
  pack: streamOf<Published, PackEvent>(published, packId),
});

export const packHandlers: readonly AnyHandler[] = [
  defineHandler({
    declaration: PublishPack,
    streams,
    facts: async ({ input }, _states, { db }): Promise<PublishingFacts> => ({
      hash: await findHash(db, input.packId, input.version),
    }),
    decide: publishPack,
  }),
];
