import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import { type TakingFacts, takingDoubts } from '../claims/shortfall.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import { type BookingFacts, bookOff, bookOn } from '../resources/decide.ts';
import type { CallsignEvent, TourEvent } from '../resources/events.ts';
import type { CallsignState, TourState } from '../resources/tour.ts';
import type { LadderTerms } from '../terms.ts';
import { type Aid, type AidState, unitsOut } from './aid.ts';
import type { AnswerAid, AskAid, JoinAidUnit, LendUnit, ReturnAidUnit } from './commands.ts';
import type { AidEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ aid: readonly AidEvent[] }>;
type States = { readonly aid: AidState };

interface AskFacts {
  readonly force: { readonly id: string; readonly name: string } | null;
  readonly answerSeconds: number;
  readonly arriveSeconds: number;
  readonly warnSeconds: number;
  readonly ladder: LadderTerms;
}

const done = (event: AidEvent): Decision => decided({ aid: [event] });
const noSuchAid = () => refuse<never>('no-such-aid', 'There is no mutual aid with this id.');
const notAgreed = () => refuse<never>('not-agreed', 'This aid is not agreed, or it is over.');

export function askAid({ input }: Command<typeof AskAid>, { aid }: States, { force, ...terms }: AskFacts): Decision {
  if (aid.situation !== 'none') return refuse('aid-exists', 'Mutual aid with this id exists already.');
  const { direction, count, from, until, what, contact, reason } = input;
  if (force === null) return refuse('no-such-force', `The force pack has no force ${input.forceId}.`);
  if (until <= from) return refuse('ends-before-it-begins', 'It ends before it begins.');
  const data = { direction, count, from, until, force, ...terms };
  return done({ type: 'operations.AidAsked', data, detail: { what, contact, reason } });
}

export function answerAid({ input, confirmed }: Command<typeof AnswerAid>, { aid: state }: States): Decision {
  if (state.situation === 'none') return noSuchAid();
  const { aid } = state;
  const { answer, words } = input;
  const answers = aid.situation === 'asked' ? ['agreed', 'declined', 'withdrawn'] : ['withdrawn', 'over'];
  if (aid.situation !== 'asked' && aid.situation !== 'agreed') return notAgreed();
  if (!answers.includes(answer)) {
    return aid.situation === 'asked' ? notAgreed() : refuse('answered-already', 'It has been answered already.');
  }
  const out = unitsOut(aid);
  if (out.length > 0 && !confirmed.has('units-out')) {
    return confirm('units-out', `Not returned yet: ${out.map(({ callsign }) => callsign).join(', ')}.`);
  }
  return done({ type: 'operations.AidAnswered', data: { answer }, detail: { words } });
}

interface Joining extends States {
  readonly tour: TourState;
  readonly callsign: CallsignState;
}

/** It books on here as any unit does, until the aid ends: from then on nothing tells it apart but whose it is. */
export function joinAidUnit(
  command: Command<typeof JoinAidUnit>,
  { aid: state, ...booking }: Joining,
  facts: BookingFacts,
): Outcome<{ aid: readonly AidEvent[]; tour: readonly TourEvent[]; callsign: readonly CallsignEvent[] }> {
  if (state.situation === 'none') return noSuchAid();
  const { terms, situation } = state.aid;
  if (situation !== 'agreed' || terms.direction !== 'in') return notAgreed();
  const { aidId: _, note, ...unit } = command.input;
  const input = { ...unit, equipment: [], stationId: null, shiftEndsAt: terms.until };
  const booked = bookOn({ ...command, input }, booking, facts);
  if (booked.outcome !== 'decided') return booked;
  const { callsign, tourId } = unit;
  const lent: AidEvent = {
    type: 'operations.AidUnitLent',
    data: { callsign, tourId, confirmed: [] },
    detail: { note },
  };
  return { ...booked, events: { ...booked.events, aid: [lent] } };
}

export function lendUnit(
  { input, confirmed, recordedAt }: Command<typeof LendUnit>,
  { aid: state }: States,
  taking: TakingFacts,
): Decision {
  if (state.situation === 'none') return noSuchAid();
  const { terms, situation } = state.aid;
  if (situation !== 'agreed' || terms.direction !== 'out') return notAgreed();
  const { callsign, note } = input;
  if (unitsOut(state.aid).some((one) => one.callsign === callsign)) {
    return refuse('lent-already', `${callsign} is lent already.`);
  }
  const doubts = takingDoubts(taking, recordedAt);
  const open = doubts.find(({ code }) => !confirmed.has(code));
  if (open !== undefined) return confirm(open.code, open.detail);
  const data = { callsign, tourId: null, confirmed: doubts.map(({ code }) => code) };
  return done({ type: 'operations.AidUnitLent', data, detail: { note } });
}

interface Returning extends States {
  /** Of one that joined us; null: it is ours, or its tour has ended. */
  readonly tour: TourState | null;
}

/** Theirs ends its tour here, with all that it still holds; ours is ours again. */
export function returnAidUnit(
  command: Command<typeof ReturnAidUnit>,
  { aid: state, tour }: Returning,
): Outcome<{
  aid: readonly AidEvent[];
  tour?: readonly TourEvent[];
  callsign?: readonly CallsignEvent[];
  incidents?: readonly (readonly IncidentEvent[])[];
}> {
  if (state.situation === 'none') return noSuchAid();
  const { callsign, note } = command.input;
  const unit = findOut(state.aid, callsign);
  if (unit === undefined) return refuse('not-lent', `No unit ${callsign} is lent by it.`);
  const back: AidEvent = { type: 'operations.AidUnitReturned', data: { callsign }, detail: { note } };
  if (unit.tourId === null || tour?.situation !== 'on-tour') return done(back);
  const off = bookOff({ ...command, input: { tourId: unit.tourId } }, { tour });
  return off.outcome === 'decided' ? { ...off, events: { ...off.events, aid: [back] } } : off;
}

function findOut(aid: Aid, callsign: string) {
  return unitsOut(aid).find((one) => one.callsign === callsign);
}
