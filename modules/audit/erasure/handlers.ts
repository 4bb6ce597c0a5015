import {
  type AnyAggregate,
  type AnyHandler,
  defineHandler,
  type Reader,
  readStream,
  type StreamRef,
} from '../../../kernel/index.ts';
import type { AnyEvent } from '../../../kernel/pure.ts';
import * as contract from '../contract.ts';
import { redactionText } from '../seals/checkpoint.ts';
import type { SealKey } from '../seals/key.ts';
import * as rule from './decide.ts';

export interface ErasureNeeds {
  /** The aggregate of a stream; throws when nobody has registered one. The registry is made after this module. */
  readonly aggregateOf: (stream: string) => AnyAggregate;
  /** Null where this program keeps no seals: then it erases nothing either. */
  readonly key: SealKey | null;
}

/** The law's commands write into any record, whichever module it belongs to. */
export function erasureHandlers({ aggregateOf, key }: ErasureNeeds): readonly AnyHandler[] {
  const streams = (input: { readonly stream: string }) => ({ record: refOf(aggregateOf, input.stream) });
  const facts = async ({ input }: { readonly input: { readonly stream: string } }, _states: unknown, { db }: Reader) =>
    rule.recordFacts(await readStream(db, input.stream));
  return [
    defineHandler({
      declaration: contract.EraseDetail,
      streams,
      facts: async (command, states, reader): Promise<rule.EraseFacts> => {
        if (key === null) throw new Error('nothing is erased where no seals are kept');
        const known = await facts(command, states, reader);
        const { actor, recordedAt, input } = command;
        const positions = rule.orderedPositions(input, known);
        const signature = key.sign(redactionText({ ...input, positions, actorId: actor.id, recordedAt }));
        return { ...known, signature: signature.toString('hex') };
      },
      decide: (command, _states, known) => rule.eraseDetail(command, known),
    }),
    defineHandler({
      declaration: contract.PlaceHold,
      streams,
      facts,
      decide: (command, _states, known) => rule.placeHold(command, known),
    }),
    defineHandler({
      declaration: contract.LiftHold,
      streams,
      facts,
      decide: (command, _states, known) => rule.liftHold(command, known),
    }),
  ];
}

/** A name that belongs to no module is no record: the rule then finds no events. */
export function refOf(aggregateOf: ErasureNeeds['aggregateOf'], stream: string): StreamRef<unknown, AnyEvent> | null {
  try {
    return { aggregate: aggregateOf(stream), stream };
  } catch {
    return null;
  }
}
