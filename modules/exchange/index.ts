import { join } from 'node:path';
import type { ModuleDefinition } from '../../kernel/index.ts';
import type { Force } from '../force/index.ts';
import { permissions } from './contract.ts';
import { askSubscriber } from './eisec/ask-subscriber.ts';
import type { SubscriberLookup } from './eisec/subscriber-lookup.ts';
import { rejectsView } from './gateway/rejects.ts';
import { openTalkgroup } from './iccs/open-talkgroup.ts';
import type { RadioSystem } from './iccs/radio-system.ts';
import { waitingReactions } from './intake/waiting.ts';
import type { PartnerServices } from './majors/partner-services.ts';
import { shareMethane } from './majors/share-methane.ts';
import type { CrimeRecords } from './records/crime-records.ts';
import { handToCrimeRecords } from './records/hand-over.ts';
import { deliverTransfer } from './transfers/deliver-transfer.ts';
import type { PartnerForces } from './transfers/partner-forces.ts';
import { unreadAggregate } from './unread/aggregate.ts';
import { unreadEvents } from './unread/events.ts';
import { unreadHandlers } from './unread/handlers.ts';
import { unreadLive } from './unread/live.ts';
import { unreadProjection } from './unread/projections.ts';
import { unreadView } from './unread/queries.ts';

export { decodeAml } from './aml/decode.ts';
export {
  type GatewayCounts,
  openRadioGateway,
  type RadioGateway,
  type RadioGatewayNeeds,
  type RadioPosition,
} from './gateway/radio-gateway.ts';
export { keepRejects, type Reject } from './gateway/rejects.ts';
export { httpRadioSystem } from './iccs/http-radio-system.ts';
export { inventedRadioSystem } from './iccs/invented.ts';
export type { RadioSystem } from './iccs/radio-system.ts';
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
export { httpPartnerServices } from './majors/http-services.ts';
export { type LoopbackService, openLoopbackService } from './majors/loopback.ts';
export { type MessageTaken, makeMessageIntake, type TakeMessage } from './messages/message-intake.ts';
export { decodePidf } from './pidf/decode.ts';
export { httpRecorder } from './recording/http-recorder.ts';
export { inventedRecorder } from './recording/invented.ts';
export type { Recalled } from './recording/recorder.ts';
export type { CrimeRecords } from './records/crime-records.ts';
export { httpCrimeRecords } from './records/http-records.ts';
export { inventedCrimeRecords } from './records/invented.ts';
export { type AnswerTaken, makeAnswerIntake, type TakeAnswer } from './transfers/answer-intake.ts';
export { listUnreadAlarms } from './unread/alarms.ts';
export { raiseUnread } from './unread/raise.ts';

export interface ExchangeNeeds {
  /** Asks whose line a number is; null: nobody is asked, as long as there is no adapter of the operator's protocol. */
  readonly subscribers: SubscriberLookup | null;
  /** Where reported crimes are handed over; null: nothing is connected. */
  readonly crimeRecords?: CrimeRecords | null;
  /** Where incidents on other forces' ground are offered; null or left out: nobody is connected, and somebody rings them. */
  readonly partnerForces?: PartnerForces | null;
  /** Where M/ETHANEs are shared; null or left out: nobody is connected, and a desk tells them. */
  readonly partnerServices?: PartnerServices | null;
  /** Opens the talkgroup of an officer in need; null or left out: nobody is connected, and somebody opens it by hand. */
  readonly radioSystem?: RadioSystem | null;
  /** How soon somebody must read what no gateway could. */
  readonly force: Pick<Force, 'pack'>;
}

/** Exchange decides nothing about what comes in; only what it could not map is a record of its own, until a supervisor has dealt with it. */
export function makeExchange({
  subscribers,
  crimeRecords = null,
  partnerForces = null,
  partnerServices = null,
  radioSystem = null,
  force,
}: ExchangeNeeds): {
  readonly definition: ModuleDefinition;
} {
  return {
    definition: {
      name: 'exchange',
      migrations: join(import.meta.dirname, 'migrations'),
      tables: { reject: 'bulk', waiting_fix: 'bulk', unread: 'projection' },
      permissions,
      events: unreadEvents,
      aggregates: [unreadAggregate],
      handlers: unreadHandlers(force),
      projections: [unreadProjection],
      views: [rejectsView, unreadView],
      live: unreadLive,
      reactions: [
        ...waitingReactions,
        ...(subscribers === null ? [] : [askSubscriber(subscribers)]),
        handToCrimeRecords(crimeRecords),
        deliverTransfer(partnerForces),
        shareMethane(partnerServices),
        openTalkgroup(radioSystem),
      ],
    },
  };
}
