import { randomUUID } from 'node:crypto';
import { keepBlob } from '../../../kernel/index.ts';
import type { Subject } from '../../../kernel/pure.ts';
import { agent, otherAgent, reported, technician, type World } from '../test-service.ts';

const HOUR_MS = 3_600_000;

/** A life at the desk that meets every kind of its events. */
export async function liveDesk(world: World): Promise<void> {
  const { must, test } = world;
  const parent = await reported(world, { impact: 1, urgency: 1, summary: 'Printers of the station are silent' });
  const child = await reported(world, { summary: 'Printer on the first floor' });
  const same = await reported(world, { summary: 'Printer is silent' });
  const of = (serviceIncidentId: string) => ({ serviceIncidentId });
  await must(agent, 'triageServiceIncident', { ...of(parent), how: 'accepted' });
  await must(technician, 'setServiceIncidentStatus', { ...of(parent), seen: null, to: 'on-site' });
  const change = { field: 'symptoms', from: '', to: 'Spooler answers, no paper moves' };
  await must(agent, 'amendServiceIncident', { ...of(parent), change });
  const seen = { impact: 3, urgency: 3, priority: 5 };
  const anew = { seen, impact: 2, urgency: 3, reason: 'Two of them now' };
  await must(agent, 'prioritiseServiceIncident', { ...of(child), ...anew });
  await must(agent, 'linkServiceIncident', { ...of(child), otherId: parent, kind: 'child' });
  await must(agent, 'linkServiceIncident', { ...of(same), otherId: child, kind: 'related' });
  await must(agent, 'unlinkServiceIncident', { ...of(same), otherId: child, kind: 'related' });
  await must(otherAgent, 'mergeServiceIncident', { ...of(same), intoId: parent });
  await must(technician, 'giveWorkaround', { ...of(parent), text: 'Print at the front desk' });
  for (const serviceIncidentId of [child, same]) {
    const word = { fromId: parent, what: 'workaround', text: 'Print at the front desk' };
    await test.handle({ subject: system, name: 'service.flowDown', input: { serviceIncidentId, ...word } });
  }
  const people = [{ id: agent.id, name: agent.name }];
  const tell = { serviceIncidentId: parent, people, why: 'It came in' };
  await test.handle({ subject: system, name: 'service.tellStaff', input: tell });
  await must(agent, 'dismissMajorCandidate', { ...of(parent), reason: 'One station, and paper is at hand' });
  const sha256 = await keepBlob(test.db, Buffer.from('a picture'), 'image/png', test.clock.now());
  const file = { attachmentId: randomUUID(), sha256, name: 'queue.png', audience: 'internal' };
  await must(agent, 'attachFile', { ...of(parent), ...file });
  const later = await reported(world, { summary: 'New mouse, please' });
  await must(agent, 'triageServiceIncident', { ...of(later), how: 'snoozed', until: test.clock.now() + HOUR_MS });
}

const system: Subject = {
  ...{ kind: 'system', id: 'reaction', name: 'parent IT incident', roles: [], seat: null, callsign: null },
  ...{ accessVersion: 0, sessionId: null },
};
