import type { Promised } from '../../../kernel/pure.ts';
import type { Card, Decision, Major, MajorState, PartnerCall } from './major.ts';

export const PARTNER = 'major-partner';
/** Whose card is opened when it is declared: no role that anybody is given. */
export const CONTROL_ROOM = 'control-room';
/** Every alarm of a major incident has a key that begins so: it stands beside those of its incident. */
export const OF_MAJOR = 'major-';

/** While it runs a word is owed, roles are to be filled, cards to be ticked, partners to be reached; afterwards a debrief. */
export function majorPromises(state: MajorState): readonly Promised[] {
  if (state.situation === 'none' || state.situation === 'reported') return [];
  const { major } = state;
  const decisions = major.decisions.flatMap((decision) => owedOf(major, decision));
  if (state.situation === 'stood-down') return [...decisions, ...debrief(major)];
  const partners = major.partners.flatMap((call) => partnerOf(major, call));
  return [
    methane(major),
    ...untold(major),
    ...vacant(major),
    ...decisions,
    ...major.cards.flatMap((card) => cardOf(major, card)),
    ...partners,
  ];
}

interface Timing {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly startedAt: number;
  readonly dueAt: number;
}

const WARN_SHARE = 0.8;

function promise({ terms, areaId }: Major, timing: Timing): Promised {
  const { startedAt, dueAt } = timing;
  return {
    ...timing,
    warnAt: Math.round(startedAt + (dueAt - startedAt) * WARN_SHARE),
    ladder: terms.ladder.rungs,
    repeatSeconds: terms.ladder.repeatSeconds,
    alarm: 'B',
    areaId,
    paused: false,
  };
}

/** Since when it runs: the first word after it was stood down, if it ever was. */
function runsSince({ levels, openedAt }: Major): number {
  const over = levels.findLastIndex(({ level }) => level === 'stood-down');
  return levels[over + 1]?.notedAt ?? openedAt;
}

function methane(major: Major): Promised {
  const last = major.methanes.at(-1);
  const startedAt = Math.max(last?.notedAt ?? 0, runsSince(major));
  const label = last === undefined ? 'First M/ETHANE' : `M/ETHANE: version ${last.version + 1}`;
  const dueAt = startedAt + major.terms.methaneSeconds * 1000;
  return promise(major, { key: 'major-methane', kind: 'major-methane', label, startedAt, dueAt });
}

const TELL_SECONDS = 300;

/** Of the last version alone: whoever has that needs none before it. */
function untold(major: Major): readonly Promised[] {
  const last = major.methanes.at(-1);
  if (last === undefined) return [];
  const has = new Set(last.shared.filter(({ outcome }) => outcome !== 'undelivered').map(({ partner }) => partner.id));
  const names = last.to.filter(({ id }) => !has.has(id)).map(({ name }) => name);
  if (names.length === 0) return [];
  const { version, notedAt: startedAt } = last;
  const label = `M/ETHANE ${version}: tell ${names.join(', ')}`;
  const timing = { key: `major-share:${version}`, kind: 'major-share', label, startedAt };
  return [{ ...promise(major, { ...timing, dueAt: startedAt + TELL_SECONDS * 1000 }), ladder: ofTheRoom(major) }];
}

function vacant(major: Major): readonly Promised[] {
  return major.terms.roles.flatMap(({ id, name, withinSeconds }) => {
    if (withinSeconds === null || major.roles.some(({ role }) => role.id === id)) return [];
    const startedAt = runsSince(major);
    const timing = { key: `major-role:${id}`, kind: 'major-role', label: `Name who is ${name}`, startedAt };
    return [promise(major, { ...timing, dueAt: startedAt + withinSeconds * 1000 })];
  });
}

function owedOf(major: Major, { number, owed, correctedBy, notedAt: startedAt }: Decision): readonly Promised[] {
  if (owed.length === 0 || correctedBy !== null) return [];
  const label = `Decision ${number}: ${owed.join(', ')} to follow`;
  const dueAt = startedAt + major.terms.decisionSeconds * 1000;
  return [promise(major, { key: `major-decision:${number}`, kind: 'major-decision', label, startedAt, dueAt })];
}

/** One alarm a card, for the line that is due first: a card is read by one person. */
function cardOf(major: Major, { card, openedAt: startedAt, marks }: Card): readonly Promised[] {
  const left = card.items.flatMap(({ id, text, withinSeconds }) =>
    withinSeconds === null || marks[id] !== undefined ? [] : [{ text, withinSeconds }],
  );
  const [first] = left.toSorted((a, b) => a.withinSeconds - b.withinSeconds);
  if (first === undefined) return [];
  const timing = { key: `major-card:${card.id}`, kind: 'major-card', label: `${card.name}: ${first.text}`, startedAt };
  const promised = promise(major, { ...timing, dueAt: startedAt + first.withinSeconds * 1000 });
  return [card.role === CONTROL_ROOM ? { ...promised, ladder: ofTheRoom(major) } : promised];
}

/** When it falls due it is passed on: to the next way, then to the next desk. */
function partnerOf(
  major: Major,
  { callId, partner, channel, since: startedAt, reachedAt }: PartnerCall,
): readonly Promised[] {
  if (reachedAt !== null) return [];
  const label = `Reach ${partner.name}: ${partner.channels[channel] ?? ''}`;
  const dueAt = startedAt + partner.withinSeconds * 1000;
  const promised = promise(major, { key: `${PARTNER}:${callId}`, kind: PARTNER, label, startedAt, dueAt });
  return [{ ...promised, ladder: ofTheRoom(major) }];
}

/** What any desk can do is asked of the desks first: the FIM has enough to do. */
function ofTheRoom({ terms }: Major): Promised['ladder'] {
  const climb = terms.ladder.repeatSeconds;
  return [
    { to: 'dispatcher', afterSeconds: 0 },
    { to: 'control-room-supervisor', afterSeconds: climb },
    { to: 'fim', afterSeconds: 2 * climb },
  ];
}

function debrief(major: Major): readonly Promised[] {
  const startedAt = major.levels.at(-1)?.notedAt;
  if (startedAt === undefined || major.debriefedAt !== null) return [];
  const dueAt = startedAt + major.terms.debriefSeconds * 1000;
  const label = 'Debrief of the major incident';
  return [promise(major, { key: 'major-debrief', kind: 'major-debrief', label, startedAt, dueAt })];
}
