import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Caller, signIn } from './caller.ts';
import { type Raising, raiseAt } from './story.ts';
import { until } from './until.ts';

/** A Tuesday evening in Rutland, invented: enough going on that every part of the desk has something to show. */
export interface Staged {
  /** The number of the one that pictures look at: two men fighting, units on their way. */
  readonly number: string;
  /** The number of one that nobody has been sent to. */
  readonly free: string;
  readonly contactOfficer: Caller;
  readonly dispatcher: Caller;
}

type Telling = Omit<Raising, 'place'> & { readonly where: string };

const evening: readonly Telling[] = [
  { code: '211', what: 'Loud music since nine, third evening running', where: 'Melton Road, Langham' },
  { code: '013', what: 'Youth held by staff, spirits in his coat', where: 'High Street East, Uppingham' },
  { code: '215', what: 'Motorcycles on the green again', where: 'Main Street, Cottesmore' },
  { code: '003', what: 'Back door forced in the night, car keys and a Golf gone', where: 'Ashwell Road, Oakham' },
  { code: '311', what: 'Father, 81, dementia, left two hours ago in a blue coat', where: 'Station Road, Oakham' },
  {
    code: '102',
    channel: '999',
    what: 'Lorry tyre in the outside lane, cars swerving',
    where: 'Great North Road, Stretton',
  },
  {
    code: '101',
    channel: '999',
    what: 'Two cars, a woman holds her neck, road blocked both ways',
    where: 'Uppingham Road, Oakham',
  },
  {
    code: '304',
    channel: '999',
    what: 'Neighbour screams, things break, not the first time',
    where: 'Leicester Road, Uppingham',
  },
];
const fight: Telling = {
  code: '001',
  channel: '999',
  what: 'Two men fighting outside the pub, one has a bottle. Blood seen. Caller is across the road by the bank.',
  where: 'High Street, Oakham',
};

export async function setStage(url: string): Promise<Staged> {
  const contactOfficer = await signIn(url, 'contact-officer-2', 'contact-2');
  const dispatcher = await signIn(url, 'dispatcher', 'dispatch-1');
  // First: it rings once, some seconds after somebody sat down, and only while they have no contact open.
  await settleRing(contactOfficer);
  const tell = async ({ where, ...raising }: Telling): Promise<string> =>
    raiseAt(contactOfficer, { ...raising, place: await findPlace(url, contactOfficer, where) });
  const ids: string[] = [];
  for (const telling of evening) ids.push(await tell(telling));
  const [, shoplifting = '', , burglary = '', missing = '', tyre = '', collision = '', domestic = ''] = ids;
  const incidentId = await tell(fight);
  const send = sender(dispatcher);
  await send('RN11', missing, ['acknowledged', 'en-route', 'at-scene']);
  await send('RP51', collision, ['acknowledged', 'en-route', 'at-scene']);
  await send('RT21', tyre, ['acknowledged', 'en-route']);
  await send('RE03', domestic, ['acknowledged', 'en-route']);
  await send('RP52', shoplifting, ['acknowledged']);
  await send('RE02', incidentId, ['acknowledged', 'en-route']);
  await send('RE01', incidentId, []);
  const say = (id: string, text: string) =>
    dispatcher.done('operations.addLine', { incidentId: id, lineId: randomUUID(), text, corrects: null });
  await say(incidentId, 'Caller back on the line: one is on the ground, the other has gone towards the Market Place');
  await say(incidentId, 'CCTV has the second male: grey hooded top, white trainers, on foot in Mill Street');
  await inform(dispatcher, incidentId, { reference: 'EM-4471', etaMinutes: 9 });
  await inform(dispatcher, collision, { reference: 'EM-4468', etaMinutes: 4 });
  const refer = (id: string, reason: string) =>
    dispatcher.done('operations.refer', { incidentId: id, to: 'fim', reason });
  await refer(domestic, 'Threats with a knife reported: authority and a plan, please');
  await refer(missing, 'High risk: asks for the search team and the helicopter');
  const rows = await dispatcher.read<{ id: string; number: string }>('operations.openIncidents');
  const numberOf = (id: string): string => rows.find((row) => row.id === id)?.number.split(' ')[0] ?? '';
  return { number: numberOf(incidentId), free: numberOf(burglary), contactOfficer, dispatcher };
}

/** The demonstration lets a call ring for whoever sits down: it turns out to be nothing, but it is answered. */
async function settleRing(officer: Caller): Promise<void> {
  const ringing = async () => {
    const calls = await officer.read<{ id: string; state: string }>('operations.contacts');
    return calls.find((call) => call.state === 'ringing');
  };
  const call = await until(ringing, (one) => one !== undefined, { what: 'a call should ring' });
  const contactId = call?.id ?? '';
  await officer.done('operations.answerCall', { contactId });
  const note = 'Child playing with a telephone; spoken to the mother';
  await officer.done('operations.closeContact', { contactId, outcome: 'error', note });
}

interface Unit {
  readonly id: string;
  readonly callsign: string;
}

function sender(dispatcher: Caller) {
  return async (callsign: string, incidentId: string, milestones: readonly string[]): Promise<void> => {
    const unit = (await dispatcher.read<Unit>('operations.units')).find((one) => one.callsign === callsign);
    if (unit === undefined) throw new Error(`${callsign} is not on duty`);
    const assignmentId = randomUUID();
    const on = { assignmentId, incidentId, tourId: unit.id };
    await dispatcher.done('operations.assignUnit', on);
    for (const milestone of milestones) await dispatcher.done('operations.reportProgress', { ...on, milestone });
  };
}

function inform(dispatcher: Caller, incidentId: string, said: { reference: string; etaMinutes: number }) {
  return dispatcher.done('operations.informAgency', { incidentId, agency: 'ambulance', answer: 'attending', ...said });
}

interface Hit {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly lon: number;
  readonly lat: number;
}

/** The place as the gazetteer has it; right after the start it may still be reading its sources. */
async function findPlace(url: string, caller: Caller, where: string): Promise<Raising['place']> {
  for (;;) {
    const query = new URLSearchParams({ q: where, limit: '1' });
    const headers = { authorization: `Bearer ${caller.token}` };
    const answer = await fetch(`${url}/api/gazetteer/search?${query}`, { headers });
    if (answer.ok) {
      const [hit] = ((await answer.json()) as { results: readonly Hit[] }).results;
      if (hit === undefined) throw new Error(`the gazetteer knows no ${where}`);
      return { label: `${hit.name}, ${hit.area}`, lon: hit.lon, lat: hit.lat, gazetteerId: hit.id };
    }
    if (answer.status !== 503) throw new Error(`search: ${answer.status} ${await answer.text()}`);
    await wait(100);
  }
}
