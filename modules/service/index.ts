import { join } from 'node:path';
import { type Clock, type Db, type ModuleDefinition, moduleOf } from '../../kernel/index.ts';
import type { Estate } from '../estate/index.ts';
import type { Force, Pack } from '../force/index.ts';
import { adHoc } from './ad-hoc/slice.ts';
import { agreementReviews } from './agreement-reviews/slice.ts';
import { archive } from './archive/slice.ts';
import { callers } from './callers/slice.ts';
import { catalogue } from './catalogue/slice.ts';
import { blackouts } from './changes/blackouts/slice.ts';
import { cab } from './changes/cab/slice.ts';
import { estateSight } from './changes/estate-sight.ts';
import { noEstate } from './changes/sight.ts';
import { changes } from './changes/slice.ts';
import { changeTemplates } from './changes/templates/slice.ts';
import { usualCallsOf } from './changes/usual-calls.ts';
import { makeFindCandidate } from './desk/candidate.ts';
import { keepRules } from './desk/rules/keep-rules.ts';
import { deskShifts } from './desk/shifts/slice.ts';
import { desk } from './desk/slice.ts';
import { telling } from './desk/telling/slice.ts';
import { makeWaves } from './desk/waves.ts';
import { estateDoor } from './faults/estate-door.ts';
import { localHour } from './faults/ground.ts';
import { faults } from './faults/slice.ts';
import { reports } from './figures/reports/slice.ts';
import { figures } from './figures/slice.ts';
import { historyImports } from './imports/slice.ts';
import { improvements } from './improvements/slice.ts';
import { itemRecords } from './item-records/slice.ts';
import { knowledge } from './knowledge/slice.ts';
import { levels } from './levels/slice.ts';
import { type FloorSet, listLiveFloors } from './live-floor/queries.ts';
import { liveFloors } from './live-floor/slice.ts';
import { mailAddresses } from './mail/addresses/slice.ts';
import type { Sender } from './mail/outgoing/reactions.ts';
import { outgoingMail } from './mail/outgoing/slice.ts';
import { mail } from './mail/slice.ts';
import { majors } from './majors/slice.ts';
import { notices } from './notices/slice.ts';
import { makeNumbers } from './numbers.ts';
import { ownRecords } from './own-records/slice.ts';
import type { People } from './people.ts';
import { problems } from './problems/slice.ts';
import { profiles } from './profiles/slice.ts';
import { requests } from './requests/slice.ts';
import { serviceIncidents } from './service-incidents/slice.ts';
import { triage } from './triage/slice.ts';
import { words } from './words-view.ts';

export { demonstrationCatalogue } from './catalogue/demonstration-catalogue.ts';
export { demonstrationChanges, type FloorChange } from './changes/demonstration-changes.ts';
export { demonstrationFloor, type FloorIncident } from './desk/demonstration-floor.ts';
export { type Draft, type DraftOf, keepDraft, listDrafts, sweepDrafts } from './desk/drafts.ts';
export { runHistoryImport } from './imports/command.ts';
export { demonstrationArticles, demonstrationKnownErrors } from './knowledge/demonstration-articles.ts';
export { explainClock } from './levels/explain.ts';
export { tryAgreement } from './levels/try-agreement.ts';

export { type Letter, type Posted, type Postman, sendOwedMail } from './mail/outgoing/send-owed.ts';
export { makeTakeMail, type TakeMail } from './mail/take-mail.ts';
export { demonstrationRequests, type FloorRequest } from './requests/demonstration-requests.ts';

export interface ServiceNeeds {
  readonly pack: () => Pack;
  readonly people: People;
  readonly demand: Force['demand'];
  /** What the force's technology consists of; left out: a change hits the services that it names. */
  readonly estate?: Pick<Estate, 'impactOf' | 'nearOf' | 'holdersOf'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Where mail of the service desk comes from; left out: no mail server is named, and nothing is sent. */
  readonly sender?: Sender | null;
}

export interface Service {
  readonly definition: ModuleDefinition;
  /** How high each open IT incident must stand, by what goes on just now where it hits. */
  readonly listLiveFloors: (db: Db) => Promise<readonly FloorSet[]>;
}

/** The technology service centre: what its practices bring, one slice each. */
export function makeService({ pack, people, demand, clock, estate, sender = null }: ServiceNeeds): Service {
  const door = estate === undefined ? null : estateDoor(estate.impactOf);
  const findCandidate = makeFindCandidate(pack, makeWaves());
  // One count for all that makes IT incidents.
  const numbers = makeNumbers('service-incident');
  const slices = [
    words(pack),
    levels({ pack, clock }),
    improvements(pack),
    agreementReviews(pack),
    serviceIncidents(pack, findCandidate, numbers),
    desk(pack, findCandidate),
    deskShifts(pack),
    telling({ pack, people }),
    historyImports({ pack, people, numbers }),
    triage(people),
    callers(people),
    figures({ pack, clock }),
    reports({ pack, clock }),
    adHoc({ pack, clock }),
    itemRecords,
    archive,
    notices(),
    majors(pack),
    ownRecords(pack),
    catalogue(pack),
    requests(pack, people),
    profiles({ pack, people }),
    changes({
      pack,
      people,
      estate: estate === undefined ? noEstate : estateSight(estate),
      usualCalls: usualCallsOf({ pack, demand }),
    }),
    changeTemplates(pack),
    blackouts(pack),
    cab(pack),
    problems({ pack, clock }),
    knowledge(pack),
    liveFloors(pack),
    mail(pack),
    outgoingMail(pack, sender),
    mailAddresses(people),
    ...(door === null ? [] : [faults({ pack, estate: door })]),
  ];
  const ruled = slices.map((slice) => ({ ...slice, handlers: keepRules({ pack, people }, slice.handlers) }));
  return {
    definition: moduleOf('service', join(import.meta.dirname, 'migrations'), ruled),
    listLiveFloors: async (db) =>
      door === null
        ? []
        : listLiveFloors(db, { estate: door, pack: pack(), hour: localHour(pack().timezone, clock.now()) }),
  };
}
