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

async function raiseEmergency({ db, modules }: Parts, issi: string, at: number): Promise<void> {
  const unit = await modules.operations.findUnitOnTour(db, { issi });
  const status = modules.force.pack().statuses.find((known) => known.meaning === 'emergency');
  if (unit === null || status === undefined) return;
  await handle(modules.context, {
    name: SetStatus.name,
    // The radio repeats its report until it is heard: one emergency a unit and second.
    commandId: derivedId('radio emergency', unit.tourId, Math.floor(at / 1000)),
    input: { tourId: unit.tourId, status: status.code },
    subject: radio,
    confirmed: Object.keys(SetStatus.confirms),
    occurredAt: at,
  });
}
