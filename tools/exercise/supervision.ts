import { Alarms, BreakGlass, OpenIncidents, Restrict, Review, SeeAlarm } from '../../modules/operations/contract.ts';
import type { PlannedCall } from './scenario.ts';
import { type Player, playersWith, playerWith, type World } from './world.ts';

const LOOK_SECONDS = 15;
const REVIEW_AGAIN_MS = 20 * 60_000;
const RADIUS_METRES = 300;

/** Supervisors answer what climbs to them: seen by name, then reviewed with a rationale. */
export function playSupervisors(world: World): void {
  for (const role of ['control-room-supervisor', 'fim']) {
    for (const player of playersWith(world, role)) world.agenda.every(LOOK_SECONDS, () => answer(world, player, role));
  }
}

const answerable: ReadonlySet<string> = new Set(['breached', 'referred', 'break-glass']);

async function answer(world: World, { person, screen }: Player, role: string): Promise<void> {
  const kept = new Set(
    screen.rows(OpenIncidents).flatMap(({ id, restriction }) => (restriction === 'none' ? [] : [id])),
  );
  const alarm = screen
    .rows(Alarms)
    .filter(({ told, state, incidentId, key }) => {
      if (incidentId === null || !answerable.has(state) || key.startsWith('acknowledge:')) return false;
      // What is kept from the others only the FIM can review.
      return kept.has(incidentId) ? role === 'fim' : told === role;
    })
    .sort((a, b) => a.since - b.since)[0];
  if (alarm?.incidentId == null) return;
  const { incidentId, key } = alarm;
  if (alarm.seenBy === null) await person.send(SeeAlarm, { incidentId, key });
  await world.agenda.pause(LOOK_SECONDS);
  const nextReviewAt = world.agenda.now() + REVIEW_AGAIN_MS;
  const rationale = `Looked at with the desk: ${alarm.text}`;
  const came = await person.send(Review, { incidentId, rationale, nextReviewAt });
  if (came.kind === 'done') world.count(`reviews by ${role}`);
}

/** The FIM restricts and conceals what the scenario says; an officer breaks one glass in three of the restricted. */
export function playSecrets(world: World): void {
  const fim = playerWith(world, 'fim');
  const [dispatcher] = playersWith(world, 'dispatcher');
  for (const call of world.scenario.calls) {
    if (call.restriction === null || call.becomes.kind !== 'incident') continue;
    const listed = call.restriction.listed && dispatcher !== undefined ? [dispatcher.person.id] : [];
    world.agenda.at(call.at + call.restriction.afterSeconds * 1000, () => restrict(world, fim, { call, listed }));
  }
}

const AGAIN_SECONDS = 30;

async function restrict(
  world: World,
  fim: Player,
  { call, listed }: { readonly call: PlannedCall; readonly listed: readonly string[] },
): Promise<void> {
  const { incidentId, word, restriction } = call;
  while (!world.raised.has(incidentId)) await world.agenda.pause(AGAIN_SECONDS);
  const row = fim.screen.rows(OpenIncidents).find(({ id }) => id === incidentId);
  if (row === undefined || restriction === null || row.restriction !== 'none') return;
  const { kind } = restriction;
  const input = { incidentId, seen: row.restriction, restriction: kind, allowed: [...listed] };
  const reason = `An officer is involved: ${word}`;
  const came = await fim.person.send(Restrict, { ...input, radiusMetres: RADIUS_METRES, reason });
  if (came.kind !== 'done') return;
  world.count(`records ${kind}`);
  const { lon, lat } = call.place;
  const allowed = [...listed, fim.person.id];
  if (kind === 'concealed') {
    world.secrets.conceal({ incidentId, number: row.number, word, lon, lat, since: came.position, allowed });
  } else if (call.stackSooner) await breakGlass(world, call);
}

async function breakGlass(world: World, { incidentId, word }: PlannedCall): Promise<void> {
  const sergeant = playerWith(world, 'patrol-sergeant');
  await world.agenda.pause(LOOK_SECONDS);
  const came = await sergeant.person.send(BreakGlass, { incidentId, reason: `The caller rings back: ${word}` });
  if (came.kind === 'done') world.count('glass broken');
}
