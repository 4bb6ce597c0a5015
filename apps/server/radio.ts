import { derivedId, handle, type Subject } from '../../kernel/index.ts';
import { openRadioGateway, type RadioGateway } from '../../modules/exchange/index.ts';
import { SetStatus } from '../../modules/operations/contract.ts';
import { recordPositions } from '../../modules/operations/index.ts';
import type { Parts } from './application.ts';

/** A part of the system as a subject: it may do everything, and the log names it. */
export function systemSubject(id: string, name: string): Subject {
  return { kind: 'system', id, name, roles: [], seat: null, callsign: null, accessVersion: 0, sessionId: null };
}

const radio = systemSubject('radio-gateway', 'radio');
/** How long after booking off a crew may still carry its radio. */
const HOMEWARD_MS = 4 * 3_600_000;

/** Takes TETRA location reports in by UDP; an emergency key is the unit's status 0. */
export function openRadio(parts: Parts): Promise<RadioGateway> {
  const { db, needs, modules } = parts;
  const { clock, settings } = needs;
  return openRadioGateway(
    {
      db,
      clock,
      recordPositions: (batch) => recordPositions(db, clock, batch),
      raiseEmergency: (issi, at) => raiseEmergency(parts, issi, at),
      report: modules.context.report,
    },
    settings.port === 0 ? 0 : settings.port + 2,
    settings.host,
  );
}

/** Waits for the database as any command does: an emergency is not lost while it starts again. */
function raiseEmergency(parts: Parts, issi: string, at: number): Promise<boolean> {
  return parts.waitingRoom.run(
    () => raiseOnce(parts, issi, at),
    () => false,
  );
}

async function raiseOnce({ db, modules }: Parts, issi: string, at: number): Promise<boolean> {
  const unit = await modules.operations.findUnitOnTour(db, { issi }, at - HOMEWARD_MS);
  const status = modules.force.pack().statuses.find((known) => known.meaning === 'emergency');
  if (unit === null || status === undefined) return false;
  const answer = await handle(modules.context, {
    name: SetStatus.name,
    // The same for every attempt at this report; the radio's repeats change nothing while the emergency is open.
    commandId: derivedId('radio emergency', unit.tourId, Math.floor(at / 1000)),
    input: { tourId: unit.tourId, status: status.code },
    subject: radio,
    confirmed: Object.keys(SetStatus.confirms),
    occurredAt: at,
  });
  if (answer.kind !== 'done') throw new Error(`status 0 of ${unit.callsign} was answered with ${answer.kind}`);
  return true;
}
