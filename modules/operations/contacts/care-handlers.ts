import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { findSeat, isOccupied, occupiedDesk, placeFacts } from '../incidents/facts.ts';
import { callGuard } from '../incidents/guards.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Numbers } from '../numbers.ts';
import { answerTerms, ladderOf } from '../pack-terms.ts';
import type { SeatTerms } from '../terms.ts';
import { contactAggregate } from './aggregate.ts';
import * as commands from './care-commands.ts';
import { settleTerms } from './care-terms.ts';
import { type ContactState, incidentOf } from './contact.ts';
import * as decide from './decide-care.ts';

const MINUTE = 60;
const alone = ({ contactId }: { contactId: string }) => ({ contact: streamOf(contactAggregate, contactId) });

/** The contact, and the incident that guards it. */
async function withIncident({ contactId }: { contactId: string }, reader: Reader) {
  const contact = streamOf(contactAggregate, contactId);
  const incidentId = incidentOf(await reader.fold(contact));
  return { contact, incident: incidentId === null ? null : streamOf(incidentAggregate, incidentId) };
}

/** How contacts come in, go from hand to hand and are taken up again. */
export function careHandlers(neighbours: Neighbours, numbers: Numbers): readonly AnyHandler[] {
  return [...coming(neighbours, numbers), ...goingOn(neighbours)];
}

function coming(neighbours: Neighbours, numbers: Numbers): readonly AnyHandler[] {
  const { force } = neighbours;
  return [
    defineHandler({
      declaration: commands.ReceiveContact,
      streams: alone,
      facts: async ({ input, recordedAt }, _states, { db }) => ({
        ...answerTerms(force.pack(), input.channel),
        number: await numbers.next(db, recordedAt),
        place: input.place === null ? null : placeFacts(neighbours, input.place),
      }),
      decide: decide.receiveContact,
    }),
    defineHandler({
      declaration: commands.RingOff,
      streams: alone,
      facts: async ({ recordedAt }, { contact }, { db }) => {
        const { recontact, recontactLadder } = force.pack().callTaking;
        const channel = contact.situation === 'ringing' ? contact.call.channel : '999';
        return {
          number: contact.situation === 'ringing' ? await numbers.next(db, recordedAt) : null,
          tasks: recontact.map(({ id, way, minutes }) => ({ id, way, seconds: Math.round(minutes * MINUTE) })),
          ladder: ladderOf(force.pack(), recontactLadder),
          settle: settleTerms(force.pack(), channel),
        };
      },
      decide: decide.ringOff,
    }),
    defineHandler({ declaration: commands.RecordRecontact, streams: alone, decide: decide.recordRecontact }),
    defineHandler({ declaration: commands.SeeContactAlarm, streams: alone, decide: decide.seeContactAlarm }),
    defineHandler({
      declaration: commands.PlaceCaller,
      streams: withIncident,
      guard: ({ contact, incident }) => callGuard(contact, incident),
      facts: async ({ input }) => placeFacts(neighbours, input.place),
      decide: decide.placeCaller,
    }),
  ];
}

function goingOn(neighbours: Neighbours): readonly AnyHandler[] {
  const { force } = neighbours;
  const seatOf = (state: ContactState): SeatTerms | null =>
    state.situation === 'open' ? findSeat(neighbours, state.contact.seatId) : null;
  const supervisor = (): SeatTerms | null => {
    const seat = force.seatsCovering('control-room-supervisor', null)[0];
    return seat === undefined ? null : { id: seat.id, name: seat.name };
  };
  return [
    defineHandler({
      declaration: commands.OfferContact,
      streams: alone,
      facts: async ({ input }, { contact }) => {
        const { acceptSeconds, handOverLadder } = force.pack().callTaking;
        const seat = force
          .pack()
          .seats.find(({ id, roles }) => id === input.seatId && roles.some(decide.takesContacts));
        const to = seat === undefined ? null : { id: seat.id, name: seat.name };
        return { to, from: seatOf(contact), acceptSeconds, ladder: ladderOf(force.pack(), handOverLadder) };
      },
      decide: decide.offerContact,
    }),
    defineHandler({
      declaration: commands.TakeContact,
      streams: alone,
      facts: async ({ actor }, { contact }) => ({ from: seatOf(contact), owner: findSeat(neighbours, actor.seatId) }),
      decide: decide.takeContact,
    }),
    defineHandler({ declaration: commands.EndOffer, streams: alone, decide: decide.endOffer }),
    defineHandler({
      declaration: commands.PassContact,
      streams: alone,
      facts: async ({ input }, _states, { db }) => ({
        relieved: await isOccupied(neighbours, db, input.fromSeatId),
        from: findSeat(neighbours, input.fromSeatId) ?? { id: input.fromSeatId, name: input.fromSeatId },
        owner: (await occupiedDesk(neighbours, db, 'control-room-supervisor', null)) ?? supervisor(),
        ladder: ladderOf(force.pack(), force.pack().callTaking.handOverLadder),
      }),
      decide: decide.passContact,
    }),
  ];
}
