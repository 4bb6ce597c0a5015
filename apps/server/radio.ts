import { type Clock, derivedId, handle, type Subject } from '../../kernel/index.ts';
import { openRadioGateway, type RadioGateway } from '../../modules/exchange/index.ts';
import type { Pack } from '../../modules/force/index.ts';
import { SetStatus } from '../../modules/operations/contract.ts';
import { recordPositions } from '../../modules/operations/index.ts';
import type { Parts } from './application.ts';
import type { Settings } from './settings.ts';

/** A part of the system as a subject: it may do everything, and the log names it. */
export function systemSubject(id: string, name: string): Subject {
  return { kind: 'system', id, name, roles: [], seat: null, callsign: null, accessVersion: 0, sessionId: null };
}

const radio = systemSubject('radio-gateway', 'radio');
/** How long after booking off a crew may still carry its radio. */
const HOMEWARD_MS = 4 * 3_600_000;

interface RadioParts extends Pick<Parts, 'db' | 'modules' | 'waitingRoom'> {
  readonly needs: { readonly clock: Clock; readonly settings: Pick<Settings, 'host' | 'port'> };
}

/** Takes TETRA location reports and status keys in by UDP; an emergency key is the unit's status 0. */
export function openRadio(parts: RadioParts): Promise<RadioGateway> {
  const { db, needs, modules } = parts;
  const { clock, settings } = needs;
  return openRadioGateway(
    {
      db,
      clock,
      recordPositions: (batch) => recordPositions(db, clock, batch),
      raiseEmergency: (issi, at) => raiseEmergency(parts, issi, at),
      setStatus: (issi, code, at) => setByKey(parts, issi, code, at),
      report: modules.context.report,
    },
    settings.port === 0 ? 0 : settings.port + 2,
    settings.host,
  );
}

/** Waits for the database as any command does: an emergency is not lost while it starts again. */
function raiseEmergency(parts: RadioParts, issi: string, at: number): Promise<boolean> {
  return parts.waitingRoom.run(
    () => raiseOnce(parts, issi, at),
    () => false,
  );
}

async function raiseOnce(parts: RadioParts, issi: string, at: number): Promise<boolean> {
  const status = parts.modules.force.pack().statuses.find((known) => known.meaning === 'emergency');
  if (status === undefined) return false;
  return (await setOnce(parts, { issi, status: status.code, at })) === null;
}

/** A status key: what the force pack makes of the number that the radio sends. */
function setByKey(parts: RadioParts, issi: string, code: number, at: number): Promise<string | null> {
  const status = statusOfKey(parts.modules.force.pack(), String(code));
  if (status === undefined) return Promise.resolve(`the force pack knows no radio status ${code}`);
  return parts.waitingRoom.run(
    () => setOnce(parts, { issi, status, at }),
    () => false,
  );
}

/** The status that stands for what a radio sends when a key is pressed; undefined: the pack knows none. */
export function statusOfKey({ control }: Pick<Pack, 'control'>, code: string): string | undefined {
  return control.radio.statuses.find((known) => known.code === code)?.status;
}

interface Pressed {
  readonly issi: string;
  readonly status: string;
  readonly at: number;
}

/** Null: it is done, or was already. Nobody is asked anything back by a radio: every doubt is taken as confirmed. */
async function setOnce({ db, modules }: RadioParts, { issi, status, at }: Pressed): Promise<string | null> {
  const unit = await modules.operations.findUnitOnTour(db, { issi }, at - HOMEWARD_MS);
  if (unit === null) return 'no unit on duty has this radio';
  const { tourId, callsign } = unit;
  const answer = await handle(modules.context, {
    name: SetStatus.name,
    // The same for every attempt at this report; a radio repeats what was not acknowledged.
    commandId: derivedId('radio status', tourId, status, Math.floor(at / 1000)),
    input: { tourId, status },
    subject: radio,
    confirmed: Object.keys(SetStatus.confirms),
    occurredAt: at,
  });
  if (answer.kind === 'refused') return answer.detail;
  if (answer.kind !== 'done') throw new Error(`status ${status} of ${callsign} was answered with ${answer.kind}`);
  return null;
}
