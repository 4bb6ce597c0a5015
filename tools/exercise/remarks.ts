import { dispatcherOf, drawnOf, freeUnits, openTo } from './choose.ts';
import { typedNumber, typeLine } from './line.ts';
import type { Turn, TurnKind } from './turns.ts';
import type { World } from './world.ts';

const recordedAnyway: ReadonlySet<string> = new Set(['talkgroup-in-use']);

type Remark = Extract<TurnKind, 'note' | 'refer' | 'plan' | 'snapshot' | 'talkgroup'>;

/** What desks write of an incident by the command line. */
export async function remark(world: World, turn: Turn, kind: Remark): Promise<boolean> {
  const player = dispatcherOf(world, turn.who);
  const row = player && drawnOf(openTo(world, player), turn.which);
  if (player === null || row === null) return false;
  // Every third is about the incident in hand.
  const number = turn.who * 3 < 1 ? '.' : typedNumber(row.number, turn.which);
  const line = forms[kind](turn, number, world.names);
  if (line === null) return false;
  const sent = await typeLine(world, player, line, { confirms: recordedAnyway, meant: [row.id], inHand: row.id });
  if (sent?.[0]?.came.kind === 'done') world.count(`remarks: ${kind}`);
  return true;
}

type Form = (turn: Turn, number: string, names: World['names']) => string | null;

const forms: Readonly<Record<Remark, Form>> = {
  note: ({ which, word }, number) => `${which < 0.5 ? 'n' : 'note'} ${number} Camera shows nothing, ${word}`,
  refer: ({ which, word }, number) => `ref ${number} ${which < 0.5 ? 'sup' : 'fim'} Please look at this, ${word}`,
  plan: ({ which, word }, number) => `plan ${number} ${which < 0.5 ? 2 : 9} More people come, ${word}`,
  snapshot: ({ which }, number) => `${which < 0.5 ? 'snap' : 'snapshot'} ${number}`,
  talkgroup: ({ which, word }, number, { talkgroups }) => {
    const talkgroup = drawnOf(talkgroups, which);
    return talkgroup === null ? null : `tg ${number} ${talkgroup.id.toLowerCase()} Search, ${word}`;
  },
};

/** Lines with a fault in them: nothing may come of one, and least of all what was not meant. */
export async function mistype(world: World, { who, which, word }: Turn): Promise<boolean> {
  const player = dispatcherOf(world, who);
  const row = player && drawnOf(openTo(world, player), which);
  const unit = player && drawnOf(freeUnits(world, player), which);
  if (player === null || row === null || unit === null) return false;
  const number = typedNumber(row.number, 1);
  const begun = `${unit.callsign}${unit.callsign.slice(-1)}`;
  const faulty = [
    `as ${begun} ${number}`,
    `as ${unit.callsign} 9999`,
    `di ${number}`,
    `st ${unit.callsign} 99`,
    `swap ${unit.callsign} ${unit.callsign} ${word}`,
    `gr ${number} 7 ${word}`,
    `msg ${word} ring me`,
    `tg ${number} ${word}`,
  ];
  const line = drawnOf(faulty, which);
  const sent = line === null ? null : await typeLine(world, player, line);
  if (sent !== null) world.violate('a faulty line was carried out', `${line}: ${JSON.stringify(sent)}`);
  else world.count('faulty lines, with nothing done');
  return true;
}
