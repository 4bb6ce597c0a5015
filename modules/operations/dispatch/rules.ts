/** The pure rules of dispatch, without tables and clocks, for whoever measures them: the same that the recommendation asks. */
export type { Candidate, Need, Settings } from './candidate.ts';
export { isFree } from './candidate.ts';
export { type DemandPlace, makeCoverage, makeGrid } from './cover.ts';
export { bareIn, leftBare, moveUpFor, standbyOf } from './move-up.ts';
export { offerSet, type Waiting } from './offer.ts';
export { soughtFor } from './plan.ts';
export { recommend } from './recommend.ts';
export { listWanting } from './suitability.ts';
export { withoutCar } from './travel.ts';
