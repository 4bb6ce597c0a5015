import { type AnyHandler, defineHandler, lastPosition, streamOf } from '../../../kernel/index.ts';
import { Disclose } from '../contract.ts';
import { type ErasureNeeds, refOf } from '../erasure/handlers.ts';
import { type DiscloseFacts, disclose } from './decide.ts';
import { disclosureAggregate } from './disclosure.ts';
import type { RecordDoor } from './record-door.ts';

/** The record itself is read with it, so that a restriction that is set meanwhile counts. */
export function disclosureHandlers({ aggregateOf }: ErasureNeeds, records: RecordDoor): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: Disclose,
      streams: ({ disclosureId, recordId }) => ({
        disclosure: streamOf(disclosureAggregate, disclosureId),
        record: refOf(aggregateOf, `operations.incident/${recordId}`),
      }),
      guard: ({ record }) => records.guardOf(record),
      facts: async ({ input }, _states, { db }): Promise<DiscloseFacts> => ({
        record: await records.find(db, input.recordId),
        until: await lastPosition(db),
      }),
      decide: (command, { disclosure }, facts) => disclose(command, { disclosure }, facts),
    }),
  ];
}
