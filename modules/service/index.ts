import { join } from 'node:path';
import { type Clock, type Db, type ModuleDefinition, moduleOf } from '../../kernel/index.ts';
import type { Estate } from '../estate/index.ts';
import type { Force, Pack } from '../force/index.ts';
import { agreementReviews } from './agreement-reviews/slice.ts';
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
import { desk } from './desk/slice.ts';
import { makeWaves } from './desk/waves.ts';
import { estateDoor } from './faults/estate-door.ts';
import { localHour } from './faults/ground.ts';
import { faults } from './faults/slice.ts';
import { figures } from './figures/slice.ts';
import { improvements } from './improvements/slice.ts';
import { levels } from './levels/slice.ts';
import { type FloorSet, listLiveFloors } from './live-floor/queries.ts';
import { liveFloors } from './live-floor/slice.ts';
import { majors } from './majors/slice.ts';
import { notices } from './notices/slice.ts';
import { ownRecords } from './own-records/slice.ts';
import type { People } from './people.ts';
import { problems } from './problems/slice.ts';
import { profiles } from './profiles/slice.ts';
import { requests } from './requests/slice.ts';
import { serviceIncidents } from './service-incidents/slice.ts';
import { triage } from './triage/slice.ts';
import { words } from './words-view.ts';

export { demonstrationCatalogue } from './catalogue/demonstration-catalogue.ts';
export { type Draft, type DraftOf, keepDraft, listDrafts, sweepDrafts } from './desk/drafts.ts';
export { explainClock } from './levels/explain.ts';
export { tryAgreement } from './levels/try-agreement.ts';

export interface ServiceNeeds {
  readonly pack: () => Pack;
  readonly people: People;
  readonly demand: Force['demand'];
  /** What the force's technology consists of; left out: a change hits the services that it names. */
  readonly estate?: Pick<Estate, 'impactOf' | 'nearOf' | 'holdersOf'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface Service {
  readonly definition: ModuleDefinition;
  /** How high each open IT incident must stand, by what goes on just now where it hits. */
  readonly listLiveFloors: (db: Db) => Promise<readonly FloorSet[]>;
}

/** The technology service centre: what its practices bring, one slice each. */
export function makeService({ pack, people, demand, clock, estate }: ServiceNeeds): Service {
  const door = estate === undefined ? null : estateDoor(estate.impactOf);
  const findCandidate = makeFindCandidate(pack, makeWaves());
  const slices = [
    words(pack),
    levels({ pack, clock }),
    improvements(pack),
    agreementReviews(pack),
    serviceIncidents(pack, findCandidate),
    desk(pack, findCandidate),
    triage(people),
    callers(people),
    figures(),
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
    liveFloors(pack),
    ...(door === null ? [] : [faults({ pack, estate: door })]),
  ];
  return {
    definition: moduleOf('service', join(import.meta.dirname, 'migrations'), slices),
    listLiveFloors: async (db) =>
      door === null
        ? []
        : listLiveFloors(db, { estate: door, pack: pack(), hour: localHour(pack().timezone, clock.now()) }),
  };
}
