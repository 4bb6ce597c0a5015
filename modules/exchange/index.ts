import { join } from 'node:path';
import type { ModuleDefinition } from '../../kernel/index.ts';
import { permissions } from './contract.ts';
import { askSubscriber } from './eisec/ask-subscriber.ts';
import type { SubscriberLookup } from './eisec/subscriber-lookup.ts';
import { rejectsView } from './gateway/rejects.ts';
import { waitingReactions } from './intake/waiting.ts';

export { decodeAml } from './aml/decode.ts';
export {
  type GatewayCounts,
  openRadioGateway,
  type RadioGateway,
  type RadioGatewayNeeds,
  type RadioPosition,
} from './gateway/radio-gateway.ts';
export { keepRejects, type Reject } from './gateway/rejects.ts';
export {
  type CallerCounts,
  type CallerIntake,
  type CallerIntakeNeeds,
  makeCallerIntake,
  type Taken,
} from './intake/caller-intake.ts';
export type { CallerMessage, LocatedFix } from './intake/incoming.ts';
export { runDecodeLip } from './lip/command.ts';
export { decodeLip } from './lip/decode.ts';
export type { LipFault, LipReport } from './lip/report.ts';
export { decodePidf } from './pidf/decode.ts';

export interface ExchangeNeeds {
  /** Asks whose line a number is; null: nobody is asked, as long as there is no adapter of the operator's protocol. */
  readonly subscribers: SubscriberLookup | null;
}

/** Exchange decides nothing: it has no events and no commands, only what waits and what it could not take in. */
export function makeExchange({ subscribers }: ExchangeNeeds = { subscribers: null }): {
  readonly definition: ModuleDefinition;
} {
  return {
    definition: {
      name: 'exchange',
      migrations: join(import.meta.dirname, 'migrations'),
      tables: { reject: 'bulk', waiting_fix: 'bulk' },
      permissions,
      events: {},
      aggregates: [],
      handlers: [],
      projections: [],
      views: [rejectsView],
      live: () => [],
      reactions: [...waitingReactions, ...(subscribers === null ? [] : [askSubscriber(subscribers)])],
    },
  };
}
