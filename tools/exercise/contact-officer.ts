import { ringingCalls } from '../../apps/control-room/queue/order.ts';
import {
  AddContactToIncident,
  AnnounceCall,
  AnswerCall,
  CloseContact,
  Contacts,
  MoveIncident,
  OpenContact,
  PlaceContact,
  RaiseIncident,
  ReceiveContact,
  Regrade,
  WriteContactField,
} from '../../modules/operations/contract.ts';
import type { PlannedCall, PlannedPlace } from './scenario.ts';
import { type Player, playersWith, type World } from './world.ts';
import { ask, thriveAgain, wrapUpNext } from './wrap-up.ts';

const LOOK_SECONDS = 2;
const REGRADED_SOONER = 0.7;

/** The exchange: each call rings at its time, for whoever is free. */
export function letCallsCome(world: World, exchange: Player): void {
  for (const call of world.scenario.calls) {
    world.agenda.at(call.at, async () => {
      world.count(`calls by ${call.channel}`);
      if (call.channel === 'other') {
        world.unanswered.push(call);
        return;
      }
      const { lon, lat } = call.place;
      const { contactId, channel, callerNumber } = call;
      if (channel === 'web' || channel === 'alarm-centre') {
        await exchange.person.send(ReceiveContact, { ...messageOf(call), channel });
        return;
      }
      const circle = { lon, lat, radiusMetres: 150 };
      await exchange.person.send(AnnounceCall, { contactId, channel, callerNumber, circle, subscriber: null });
    });
  }
}

/** What another system sends: its words stand in the contact when somebody takes it. */
function messageOf({ contactId, what, callerNumber, channel, word }: PlannedCall) {
  const activation = channel === 'alarm-centre' ? { urn: word, kind: 'intruder' as const } : null;
  const nobody = { callerName: null, callerAddress: null, place: null, circle: null };
  return { ...nobody, contactId, text: what, callerNumber, reference: word, activation };
}

/** Contact officers take one call at a time, in the order in which the desk shows them. */
export function playContactOfficers(world: World): void {
  for (const player of playersWith(world, 'contact-officer')) {
    world.agenda.every(LOOK_SECONDS, async () => {
      const call = nextCall(world, player);
      if (call !== null) await take(world, player, call);
      else await wrapUpNext(world, player);
    });
  }
}

function nextCall(world: World, { screen }: Player): PlannedCall | null {
  const ringing = ringingCalls(screen.rows(Contacts));
  const first = ringing[0] === undefined ? undefined : world.callOfContact.get(ringing[0].id);
  return first ?? world.unanswered.shift() ?? null;
}

async function take(world: World, player: Player, call: PlannedCall): Promise<void> {
  const { agenda } = world;
  const { person } = player;
  const { contactId } = call;
  if (call.channel === 'other') {
    await person.send(OpenContact, { contactId, channel: 'other', callerNumber: call.callerNumber });
  } else {
    await agenda.pause(call.pickUpSeconds);
    const answered = await person.send(AnswerCall, { contactId });
    if (answered.kind !== 'done') return;
  }
  await agenda.pause(call.writeSeconds);
  await person.send(WriteContactField, { contactId, field: 'what', seen: '', value: call.what });
  await person.send(PlaceContact, { contactId, place: firstPlaceOf(call) });
  await ask(world, player, call);
  await agenda.pause(call.gradeSeconds);
  await settle(world, player, call);
  await agenda.pause(call.wrapUpSeconds);
  await person.send(WriteContactField, { contactId, field: 'callerName', seen: '', value: call.callerName });
}

async function settle(world: World, player: Player, call: PlannedCall): Promise<void> {
  const { contactId, becomes } = call;
  if (becomes.kind === 'repeat' && (await addTo(world, player, call, becomes.of))) return;
  if (becomes.kind === 'advice') {
    world.count('contacts closed with advice');
    await player.person.send(CloseContact, { contactId, outcome: 'advice-given', note: `Advised ${call.word}` });
    return;
  }
  await raise(world, player, call);
}

/** A further caller about something known; when that is closed by now, it is an incident of its own. */
async function addTo(world: World, player: Player, call: PlannedCall, of: number): Promise<boolean> {
  const earlier = world.scenario.calls[of];
  if (earlier === undefined || !world.raised.has(earlier.incidentId)) return false;
  const { contactId } = call;
  const input = { contactId, incidentId: earlier.incidentId, newRisk: call.regraded };
  const added = await player.person.send(AddContactToIncident, input);
  if (added.kind !== 'done') return false;
  world.count('repeat callers added');
  if (call.regraded) await thriveAgain(world, player, earlier.incidentId, call.word);
  return true;
}

async function raise(world: World, player: Player, call: PlannedCall): Promise<void> {
  const { contactId, incidentId, code } = call;
  const twice = call.contested;
  const came = await player.person.send(RaiseIncident, { contactId, incidentId, code }, { twice });
  if (came.kind !== 'done') return;
  world.raised.add(incidentId);
  world.count('incidents raised');
  if (call.said !== 'right') world.agenda.in(call.correctSeconds, () => correct(world, player, call));
  if (call.regraded) world.agenda.in(call.correctSeconds * REGRADED_SOONER, () => regrade(world, player, call));
}

async function correct(world: World, { person }: Player, call: PlannedCall): Promise<void> {
  const { incidentId } = call;
  const seen = firstPlaceOf(call).label;
  const moved = await person.send(MoveIncident, { incidentId, seen, place: known(call.place) });
  if (moved.kind === 'done') world.count('wrong addresses put right');
}

async function regrade(world: World, player: Player, call: PlannedCall): Promise<void> {
  const { person } = player;
  const seen = world.pack.codes.find(({ code }) => code === call.code)?.grade ?? 'G2';
  const grade = seen === 'G1' ? 'G2' : 'G1';
  const reason = `The caller says more: ${call.word}`;
  const graded = await person.send(Regrade, { incidentId: call.incidentId, seen, grade, reason });
  if (graded.kind !== 'done') return;
  world.count('incidents regraded');
  await thriveAgain(world, player, call.incidentId, call.word);
}

function firstPlaceOf(call: PlannedCall) {
  if (call.said === 'wrong') return known(call.wrongPlace);
  if (call.said === 'right') return known(call.place);
  return { label: `${call.place.label}, they think`, lon: null, lat: null, gazetteerId: null };
}

function known({ label, lon, lat }: PlannedPlace) {
  return { label, lon, lat, gazetteerId: null };
}
