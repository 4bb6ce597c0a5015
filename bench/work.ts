import { v7 } from 'uuid';
import type { Line } from './wire.ts';

/** G3, to be attended within two days: no promise of it falls due while a bench runs. */
const CODE = '013';
const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };

/** Ids are minted as the screens mint them: in the order of time, so that rows which come together lie together. */
const newId = v7;

/** Sends a command and insists on success: a bench that measures refusals measures nothing. */
export async function send(line: Line, name: string, input: unknown): Promise<void> {
  const { status, text } = await line.ask('POST', `/api/commands/${name}`, { commandId: newId(), input });
  if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
}

/** A call with what and where: three commands. Answers the contact. */
export async function takeCall(line: Line): Promise<string> {
  const contactId = newId();
  await send(line, 'operations.openContact', { contactId, channel: '101', callerNumber: '07700 900123' });
  const value = 'Two youths held by staff, one has spirits in his coat';
  await send(line, 'operations.writeContactField', { contactId, field: 'what', seen: '', value });
  await send(line, 'operations.placeContact', { contactId, place });
  return contactId;
}

/** The command that makes an incident: number, grade, clock, desk. Answers its id. */
export async function raise(line: Line, contactId: string, code = CODE): Promise<string> {
  const incidentId = newId();
  await send(line, 'operations.raiseIncident', { contactId, incidentId, code });
  return incidentId;
}

export async function addLine(line: Line, incidentId: string): Promise<void> {
  const text = 'Caller back on the line: both have gone towards the Market Place';
  await send(line, 'operations.addLine', { incidentId, lineId: newId(), text, corrects: null });
}

/** Makes so many incidents, as fast as these connections may. */
export async function raiseMany(lines: readonly Line[], count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  let left = count;
  await Promise.all(
    lines.map(async (line) => {
      while (left > 0) {
        left -= 1;
        ids.push(await raise(line, await takeCall(line)));
      }
    }),
  );
  return ids;
}

/** Each of `count` clients writes into incidents of its own, one after the other, so that no log grows beyond what logs are. */
export function writersOn(lines: readonly Line[], incidents: readonly string[]): (client: number) => Promise<void> {
  const each = Math.floor(incidents.length / lines.length);
  const turns = lines.map(() => 0);
  return async (client) => {
    const line = lines[client];
    const turn = turns[client] ?? 0;
    turns[client] = turn + 1;
    const id = incidents[client * each + (turn % each)];
    if (line === undefined || id === undefined) throw new Error('fewer incidents than clients');
    await addLine(line, id);
  };
}
