import { derivedId, handle, readView, type Subject } from '../../../kernel/index.ts';
import type { CommandDeclaration, InputOf } from '../../../kernel/pure.ts';
import {
  AnswerReporter,
  AssignServiceIncident,
  DecideRequest,
  GiveWorkaround,
  LinkServiceIncident,
  NoteServiceIncident,
  PauseServiceIncident,
  RaiseChange,
  RaiseServiceIncident,
  ResolveServiceIncident,
  ServiceIncidentRecord,
  SetServiceIncidentStatus,
  SubmitChange,
  SubmitRequest,
} from '../../../modules/service/contract.ts';
import {
  demonstrationChanges,
  demonstrationFloor,
  demonstrationRequests,
  type FloorChange,
  type FloorIncident,
  type FloorRequest,
} from '../../../modules/service/index.ts';
import type { Parts } from '../application.ts';
import { demoSubject } from './act.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const idOf = (what: string, key: string): string => derivedId('demonstration', what, key);

/** What a desk has on a usual day, by the people of the demonstration and at their own times: once. Answers how many records were added. */
export async function bringFloor(parts: Parts): Promise<number> {
  const incidents = demonstrationFloor();
  if (await isThere(parts, idOf('IT incident', incidents.at(-1)?.key ?? ''))) return 0;
  const floor = await makeFloor(parts);
  for (const incident of incidents) await bringIncident(floor, incident);
  for (const change of demonstrationChanges()) await bringChange(floor, change);
  for (const request of demonstrationRequests()) await bringRequest(floor, request);
  return incidents.length + demonstrationChanges().length + demonstrationRequests().length;
}

async function isThere({ modules }: Parts, of: string): Promise<boolean> {
  const query = { filters: {}, limit: 1, after: null, of };
  return (await readView(modules.context, demoSubject, ServiceIncidentRecord.name, query)).rows.length > 0;
}

interface Floor {
  readonly now: number;
  readonly siteId: string | null;
  /** Does something as one of the people, so many minutes ago; whoever the pack does not have does nothing. */
  readonly did: <C extends CommandDeclaration>(as: As, declaration: C, input: InputOf<C>) => Promise<void>;
  readonly personOf: (name: string) => Subject | null;
}

interface As {
  readonly by: string;
  readonly agoMinutes: number;
  /** Tells this act from every other of the floor. */
  readonly key: string;
}

async function makeFloor({ modules, needs }: Parts): Promise<Floor> {
  const { context, identity, force } = modules;
  const now = needs.clock.now();
  const people = new Map<string, Subject>();
  for (const { name, displayName, roles } of force.pack().demo.accounts) {
    const account = await identity.findAccountByName(name);
    if (account === undefined) continue;
    const nowhere = { seat: null, callsign: null, accessVersion: 0, sessionId: null };
    people.set(name, { kind: 'person', id: account.id, name: displayName, roles, ...nowhere });
  }
  return {
    now,
    siteId: force.pack().stations[0]?.id ?? null,
    personOf: (name) => people.get(name) ?? null,
    did: async ({ by, agoMinutes, key }, declaration, input) => {
      const subject = people.get(by);
      if (subject === undefined) return;
      const commandId = derivedId('demonstration floor', key, declaration.name);
      const confirmed = Object.keys(declaration.confirms);
      const occurredAt = now - agoMinutes * MINUTE_MS;
      const answer = await handle(context, {
        name: declaration.name,
        commandId,
        input,
        subject,
        confirmed,
        occurredAt,
      });
      if (answer.kind !== 'done')
        context.report(
          `the demonstration could not do: ${key}`,
          new Error(`${declaration.name}: ${JSON.stringify(answer)}`),
        );
    },
  };
}

async function bringIncident(floor: Floor, incident: FloorIncident): Promise<void> {
  const { key, by, agoMinutes, childOf, steps, ...said } = incident;
  const serviceIncidentId = idOf('IT incident', key);
  const { source, summary, description, categoryId, serviceId, impact, urgency } = said;
  const input = RaiseServiceIncident.schema.parse({
    ...{ serviceIncidentId, source, summary, description, categoryId, serviceId, impact, urgency },
    siteId: floor.siteId,
  });
  await floor.did({ by, agoMinutes, key }, RaiseServiceIncident, input);
  if (childOf !== null) {
    const link = {
      serviceIncidentId,
      otherId: idOf('IT incident', childOf),
      kind: 'child',
      note: 'The same line',
    } as const;
    await floor.did({ by: 'service-agent', agoMinutes: agoMinutes - 4, key }, LinkServiceIncident, link);
  }
  for (const one of steps) await take(floor, { key, serviceIncidentId, step: one });
}

interface Taken {
  readonly key: string;
  readonly serviceIncidentId: string;
  readonly step: FloorIncident['steps'][number];
}

async function take({ did, personOf }: Floor, { key, serviceIncidentId, step }: Taken): Promise<void> {
  const { deed, by, agoMinutes } = step;
  const as = { by, agoMinutes, key };
  const of = { serviceIncidentId };
  switch (deed.does) {
    case 'answer':
      return did(as, AnswerReporter, { ...of, text: deed.text });
    case 'note':
      return did(as, NoteServiceIncident, { ...of, text: deed.text });
    case 'workaround':
      return did(as, GiveWorkaround, { ...of, text: deed.text });
    case 'status':
      return did(as, SetServiceIncidentStatus, { ...of, seen: null, to: deed.to });
    case 'pause':
      return did(as, PauseServiceIncident, { ...of, reason: deed.reason, until: null, note: deed.text });
    case 'resolve':
      return did(as, ResolveServiceIncident, { ...of, resolution: deed.text, closureCategoryId: deed.category });
    case 'give': {
      const holder = deed.to === null ? null : personOf(deed.to);
      const whom = { teamId: deed.team, assigneeId: holder?.id ?? null, assignee: holder?.name ?? null };
      return did(as, AssignServiceIncident, { ...of, ...whom, note: deed.text, seen: null });
    }
  }
}

/** At night, with room to go back. */
const usualPapers = {
  benefit: 'What people report about it stops',
  notDoing: 'It goes on, and is reported again',
  test: 'On one of them first, for a day',
} as const;

async function bringChange({ did, now }: Floor, change: FloorChange): Promise<void> {
  const { key, title, reason, plan, backOut, teamId, serviceIds, inDays, stage } = change;
  const changeId = idOf('change', key);
  const from = Math.ceil((now + inDays * DAY_MS) / DAY_MS) * DAY_MS + HOUR_MS;
  const proposal = {
    ...{ teamId, serviceIds, workMinutes: 60, tested: true, backOutProven: true },
    window: { from, to: from + 2 * HOUR_MS, backOutMinutes: 30 },
  };
  const input = RaiseChange.schema.parse({
    changeId,
    model: 'normal',
    proposal,
    said: { title, reason, plan, backOut, ...usualPapers },
  });
  await did({ by: 'technician', agoMinutes: 2_000, key }, RaiseChange, input);
  if (stage === 'written') return;
  await did({ by: 'technician', agoMinutes: 1_900, key }, SubmitChange, { changeId });
}

async function bringRequest({ did }: Floor, request: FloorRequest): Promise<void> {
  const { item, by, answers, agoMinutes, yes } = request;
  const key = `${item} for ${by}`;
  const requestId = idOf('request', key);
  const asked = { requestId, itemId: derivedId('demonstration item', item), version: 1, answers };
  await did({ by, agoMinutes, key }, SubmitRequest, SubmitRequest.schema.parse(asked));
  if (yes === null) return;
  const word = { requestId, decision: 'approve', reason: 'Needed for the role' } as const;
  await did({ by: yes, agoMinutes: agoMinutes - 30, key }, DecideRequest, word);
}
