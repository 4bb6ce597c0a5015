import { confirm, decided, refuse } from '../../../kernel/pure.ts';
import { type Command, type Decision, noSuchIncident, type States } from '../incidents/decide.ts';
import type * as commands from './commands.ts';

export interface Talkgroup {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** A talkgroup as this incident uses it now. */
export interface InUse extends Talkgroup {
  readonly patchId: string | null;
}

export interface TalkgroupFacts {
  readonly known: readonly Talkgroup[];
  /** Of this incident. */
  readonly inUse: readonly InUse[];
  /** Numbers of other open incidents that are worked on the one asked for, of those that are not concealed. */
  readonly others: readonly string[];
}

export function setTalkgroup(
  { input, confirmed }: Command<typeof commands.SetTalkgroup>,
  { incident: state }: States,
  { known, others }: TalkgroupFacts,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const talkgroup = known.find(({ id }) => id === input.talkgroup);
  if (talkgroup === undefined) return noSuchTalkgroup(input.talkgroup);
  const [other] = others;
  if (other !== undefined && !confirmed.has('talkgroup-in-use')) {
    return confirm('talkgroup-in-use', `${talkgroup.id} is in use for ${others.join(', ')}.`);
  }
  const data = { talkgroup, confirmed: other === undefined ? [] : ['talkgroup-in-use'] };
  return decided({ incident: [{ type: 'operations.TalkgroupSet', data, detail: { purpose: input.purpose } }] });
}

export function releaseTalkgroup(
  { input }: Command<typeof commands.ReleaseTalkgroup>,
  { incident: state }: States,
  { inUse }: TalkgroupFacts,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const used = inUse.find(({ id }) => id === input.talkgroup);
  if (used === undefined) return refuse('not-in-use', 'The incident is not worked on this talkgroup.');
  return decided({ incident: [{ type: 'operations.TalkgroupReleased', data: { talkgroup: plain(used) } }] });
}

export function patchTalkgroups(
  { input }: Command<typeof commands.PatchTalkgroups>,
  { incident: state }: States,
  { known, inUse }: TalkgroupFacts,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const ids = [...new Set(input.talkgroups)];
  const talkgroups = ids.flatMap((id) => known.find((one) => one.id === id) ?? []);
  if (talkgroups.length < 2 || talkgroups.length < ids.length) return noSuchTalkgroup(ids.join(', '));
  if (inUse.some(({ id, patchId }) => patchId !== null && ids.includes(id))) {
    return refuse('patched-already', 'One of them is in a patch of this incident already: take that apart first.');
  }
  const { patchId, kind } = input;
  return decided({ incident: [{ type: 'operations.TalkgroupsPatched', data: { patchId, kind, talkgroups } }] });
}

export function unpatchTalkgroups(
  { input }: Command<typeof commands.UnpatchTalkgroups>,
  { incident: state }: States,
  { inUse }: TalkgroupFacts,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { patchId } = input;
  const talkgroups = inUse.filter((one) => one.patchId === patchId).map(plain);
  if (talkgroups.length === 0) return refuse('no-such-patch', 'The incident has no such patch.');
  return decided({ incident: [{ type: 'operations.TalkgroupsUnpatched', data: { patchId, talkgroups } }] });
}

const noSuchTalkgroup = (id: string) => refuse<never>('no-such-talkgroup', `The force pack has no talkgroup ${id}.`);

function plain({ id, name, kind }: Talkgroup): Talkgroup {
  return { id, name, kind };
}
