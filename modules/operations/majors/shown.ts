import { alarmOf, markOf } from '../clocks.ts';
import type { AlarmRow } from '../tables.ts';
import { majorPromises } from './deadlines.ts';
import type { Card, LevelSaid, Major, MajorState, Methane, PartnerCall } from './major.ts';
import type { MajorTables } from './tables.ts';
import type { AgencyTerms, Letter } from './terms.ts';
import type { MajorBrief, MajorSheetParts } from './views.ts';

type Open = Exclude<MajorState, { situation: 'none' }>;
type Row = MajorTables['operations.major'];

/** The state as its table keeps it. */
export function majorRow(id: string, state: Open): Row {
  const { situation, major } = state;
  const brief = briefOf(state);
  const over = situation === 'stood-down' && major.debriefedAt !== null;
  return { id, situation, over, since: brief.since, brief, sheet: sheetOf(major), alarms: alarmsOf(id, state) };
}

function briefOf(state: Open): MajorBrief {
  const { situation, major } = state;
  const last: LevelSaid | undefined = major.levels.at(-1);
  const runs = situation === 'standby' || situation === 'declared';
  const methane = majorPromises(state).find(({ key }) => key === 'major-methane');
  const filled = new Set(major.roles.map(({ role }) => role.id));
  const vacant = major.terms.roles.filter(({ id, withinSeconds }) => withinSeconds !== null && !filled.has(id));
  return {
    level: situation,
    since: last?.at ?? major.openedAt,
    by: last?.who ?? null,
    agency: last?.agency.name ?? null,
    methaneVersion: major.methanes.length,
    methaneDueAt: methane?.dueAt ?? null,
    vacant: runs ? vacant.map(({ name }) => name) : [],
    partnersWaiting: runs ? major.partners.filter(({ reachedAt }) => reachedAt === null).length : 0,
  };
}

function sheetOf(major: Major): MajorSheetParts {
  const { levels, methanes, roles, decisions, cards, partners, debriefedAt } = major;
  return {
    levels: levels.map(({ level, agency, who, words, at, by }) => ({ level, agency, who, words, at, by })),
    methanes: methanes.map((methane, n) => methaneShown(methane, methanes[n - 1])),
    roles: roles.map(({ key, role, sector, agency, name, contact, at, by }) => ({
      ...{ key, roleId: role.id, roleName: role.name, sector, agency, name, contact, at, by },
    })),
    decisions: decisions.map(({ number, role, corrects, correctedBy, owed, words, at, by }) => ({
      ...{ number, role, corrects, correctedBy, owed: [...owed], words, at, by },
    })),
    cards: cards.map(cardShown),
    partners: partners.map(partnerShown),
    debriefedAt,
  };
}

function methaneShown(methane: Methane, before: Methane | undefined): MajorSheetParts['methanes'][number] {
  const { version, agency, casualties, letters, at, by } = methane;
  const shared = methane.to.map((partner) => sharedShown(methane, partner));
  return { version, agency, casualties, letters, at, by, changed: changedOf(methane, before), shared };
}

function sharedShown({ shared, at }: Methane, { id: partnerId, name }: AgencyTerms) {
  const said = shared.find(({ partner }) => partner.id === partnerId);
  const by = said?.by ?? null;
  return {
    partnerId,
    name,
    outcome: said?.outcome ?? ('waiting' as const),
    words: said?.words ?? null,
    at: said?.at ?? at,
    by,
  };
}

function changedOf({ letters, casualties }: Methane, before: Methane | undefined): string[] {
  if (before === undefined) return [];
  const words = Object.keys(letters ?? {}) as Letter[];
  const changed = words.filter((letter) => letters?.[letter] !== before.letters?.[letter]);
  const recounted = JSON.stringify(casualties) !== JSON.stringify(before.casualties);
  return recounted && !changed.includes('casualties') ? [...changed, 'casualties'] : changed;
}

function cardShown({ card, openedAt, marks }: Card): MajorSheetParts['cards'][number] {
  const { id, name, role, items } = card;
  const shown = items.map((item) => {
    const mark = marks[item.id];
    const dueAt = item.withinSeconds === null ? null : openedAt + item.withinSeconds * 1000;
    const marked = mark === undefined ? null : { mark: mark.mark, note: mark.note, at: mark.at, by: mark.by };
    return { id: item.id, text: item.text, does: item.does, dueAt, marked };
  });
  return { id, name, role, items: shown };
}

function partnerShown(call: PartnerCall): MajorSheetParts['partners'][number] {
  const { callId, partner, seat, since, reachedAt } = call;
  return {
    callId,
    partnerId: partner.id,
    name: partner.name,
    channel: partner.channels[call.channel] ?? '',
    seatId: seat?.id ?? null,
    seatName: seat?.name ?? null,
    dueAt: since + partner.withinSeconds * 1000,
    reachedAt,
    tries: call.tries.map(({ channel, outcome, words, at, by }) => ({ channel, outcome, words, at, by })),
  };
}

/** They stand with the incident's own: one strip, one place to open. A partner's is with the desk that has to reach them. */
function alarmsOf(id: string, state: Open): readonly AlarmRow[] {
  const { major } = state;
  return majorPromises(state)
    .map((promised) => {
      const call = major.partners.find(({ callId }) => promised.key.endsWith(`:${callId}`));
      const ownerSeatId = call?.seat?.id ?? null;
      const subject = { subjectId: id, incidentId: id, title: `MAJOR ${major.number}`, ownerSeatId };
      return alarmOf(subject, promised, markOf(major.marks, promised));
    })
    .filter((alarm) => alarm !== null);
}
