import { randomUUID } from 'node:crypto';
import {
  CloseTactical,
  GiveAuthority,
  OpenTactical,
  RecordOption,
  ReviewTactical,
  Tactics,
  TakeCommand,
} from '../../modules/operations/contract.ts';
import { atWork, dispatcherOf, drawnOf } from './choose.ts';
import { confirming } from './line.ts';
import type { Turn } from './turns.ts';
import { playerWith, type World } from './world.ts';

const anyway: ReadonlySet<string> = new Set(['not-authorised', 'address-not-exact']);
const LOOK_SECONDS = 150;
const LOOKS = 3;

/** A pursuit: authority is sought and given, in time or late; it is looked at again and again, and ends. */
export async function pursue(world: World, { who, which, word }: Turn): Promise<boolean> {
  const player = dispatcherOf(world, who);
  const on = player && drawnOf(atWork(world, player), which);
  const kind = world.names.tactical.find(({ armed }) => !armed);
  if (player === null || on === null || kind === undefined) return false;
  const [incidentId, tacticalId] = [on.row.id, randomUUID()];
  const of = { incidentId, tacticalId };
  const opened = await confirming(world, player, OpenTactical, {
    input: { ...of, kind: kind.id, planned: false, reason: `Failed to stop, ${word}` },
    confirms: anyway,
  });
  if (opened.kind !== 'done') return true;
  world.count('pursuits');
  await world.agenda.pause(which < 0.5 ? 60 : 200);
  const fim = playerWith(world, 'fim');
  const [row] = (await fim.person.read(Tactics, incidentId)).rows.filter((one) => one.tacticalId === tacticalId);
  const [role, option] = [row?.roles[0]?.id, row?.options[0]?.id];
  if (role === undefined || option === undefined) return true;
  const given = { ...of, by: 'The FIM', options: [option], until: null, conditions: '' };
  if ((await fim.person.send(GiveAuthority, given)).kind === 'done') world.count('pursuits: authority given');
  await player.person.send(TakeCommand, { ...of, role, person: 'PC in the lead car' });
  await confirming(world, player, RecordOption, { input: { ...of, option, note: '' }, confirms: anyway });
  for (let look = 0; look < LOOKS; look += 1) {
    await world.agenda.pause(LOOK_SECONDS + 60 * look);
    await player.person.send(ReviewTactical, { ...of, rationale: 'Light traffic, still proportionate' });
  }
  const ended = await player.person.send(CloseTactical, { ...of, outcome: 'Stopped, driver arrested' });
  if (ended.kind === 'done') world.count('pursuits: ended');
  return true;
}
