import type { Db } from '../../../kernel/index.ts';
import type { BusinessCalendar } from '../../../kernel/pure.ts';
import { listBarred } from './blackouts/queries.ts';
import type { Judged } from './change.ts';
import { type Asking, type Barred, type Booked, collisionsOf, freeSlots, type Surroundings } from './collision.ts';
import { type BookedChange, historyOf, listBooked } from './queries.ts';
import { standingOn, workOutRisk } from './risk.ts';
import { shiftChanges } from './shift-changes.ts';
import type { ChangeNeeds, Fallen } from './sight.ts';
import type { Proposal } from './terms.ts';
import { occupiedBy, overlap, type Span } from './window.ts';

const DAY_MS = 86_400_000;
const SLOTS = 3;

export interface Judging {
  readonly changeId: string;
  readonly number: string;
  readonly model: string;
  readonly templateId: string | null;
  readonly proposal: Proposal;
  readonly now: number;
}

/** Everything that is worked out of a change before somebody agrees to it, with all that is planned at the same time down at once. */
export async function judge(db: Db, asked: Judging, needs: ChangeNeeds): Promise<Judged> {
  const { proposal, now } = asked;
  const { service } = needs.pack();
  const span = spanOf(proposal, now);
  const [others, declared, history, own] = await Promise.all([
    listBooked(db, { from: Math.min(now, span.from), to: now + service.change.slotDays * DAY_MS }),
    listBarred(db, now),
    historyOf(db, asked),
    needs.estate.fallenWith(db, proposal.itemIds),
  ]);
  const touched = standingOn(service.services, [...proposal.serviceIds, ...own.services]);
  const together = others.filter((one) => one.id !== asked.changeId && overlap(one.span, span));
  const all = await allDown(db, { proposal, together, own }, needs);
  const around: Surroundings = {
    ...{ others, blackouts: [...declared, ...handOvers(span, now, needs)] },
    graph: await graphWith(db, proposal.itemIds, others, needs),
    maintenance: maintenanceOf(touched, needs),
  };
  const asking = askingOf(asked, { span, touched, areas: all.areas });
  return {
    risk: workOutRisk(proposal, {
      terms: service.change,
      services: service.services,
      touched,
      history,
      office: officeOf(needs),
    }),
    collisions: proposal.window === null ? [] : [...collisionsOf(asking, around)],
    freeSlots: [...freeSlots(asking, around, { from: now, days: service.change.slotDays, count: SLOTS })],
    impact: impactOf(all, { span, together, needs }),
    controlRoom: own.positions.length > 0 || touched.some((id) => service.change.controlRoomServices.includes(id)),
  };
}

/** Those of the control room, as far as the force looks ahead: of what it feels. */
function handOvers({ from, to }: Span, now: number, { pack }: ChangeNeeds): readonly Barred[] {
  const { service, timezone } = pack();
  const { shiftChanges: terms, controlRoomServices: serviceIds, slotDays } = service.change;
  const within = { from: Math.min(now, from), to: Math.max(to, now + slotDays * DAY_MS) };
  return shiftChanges(terms, { timezone, serviceIds }, within);
}

/** Without a window: as long as the work and its way back would take now. */
function spanOf({ window, workMinutes }: Proposal, now: number): Span {
  return window === null ? { from: now, to: now + Math.max(15, workMinutes) * 60_000 } : occupiedBy(window);
}

function askingOf(
  { changeId, number, proposal }: Judging,
  {
    span,
    touched,
    areas,
  }: { readonly span: Span; readonly touched: readonly string[]; readonly areas: readonly string[] },
): Asking {
  const { itemIds, implementerIds } = proposal;
  return { id: changeId, number, span, itemIds, implementerIds, serviceIds: touched, areaIds: areas };
}

interface AtOnce {
  readonly proposal: Proposal;
  readonly together: readonly BookedChange[];
  readonly own: Fallen;
}

async function allDown(db: Db, { proposal, together, own }: AtOnce, needs: ChangeNeeds): Promise<Fallen> {
  const { services } = needs.pack().service;
  const items = [...new Set([...proposal.itemIds, ...together.flatMap(({ itemIds }) => itemIds)])];
  const fallen = together.length === 0 ? own : await needs.estate.fallenWith(db, items);
  const named = [...proposal.serviceIds, ...together.flatMap(({ serviceIds }) => serviceIds)];
  return { ...fallen, services: standingOn(services, [...fallen.services, ...named]) };
}

async function graphWith(db: Db, itemIds: readonly string[], others: readonly Booked[], needs: ChangeNeeds) {
  const near = [...new Set([...itemIds, ...others.flatMap((one) => one.itemIds)])];
  return needs.estate.graphOf(db, near);
}

interface Told {
  readonly span: Span;
  readonly together: readonly BookedChange[];
  readonly needs: ChangeNeeds;
}

function impactOf(fallen: Fallen, { span, together, needs }: Told): Judged['impact'] {
  const { positions, callsigns, talkgroups, areas, services } = fallen;
  const calls = needs.usualCalls(span, areas);
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return {
    together: together.map(({ number }) => number),
    ...{ services: [...services], positions: [...positions], callsigns: [...callsigns] },
    ...{ talkgroups: [...talkgroups], areas: [...areas] },
    usualCalls: tenth(calls),
    usualImmediate: tenth(calls * needs.pack().service.change.immediateShare),
  };
}

/** The hours of the first rule that names one of these services. */
function maintenanceOf(touched: readonly string[], { pack }: ChangeNeeds): BusinessCalendar | null {
  const { service, timezone } = pack();
  const rule = service.change.maintenance.find(({ services }) => services.some((id) => touched.includes(id)));
  return rule === undefined ? null : { timezone, week: rule.week, closed: [] };
}

const OFFICE = 'office';

function officeOf({ pack }: ChangeNeeds): BusinessCalendar {
  const { calendars, timezone } = pack();
  const office = calendars.find(({ id }) => id === OFFICE) ?? calendars[0];
  return { timezone, week: office?.week ?? 'always', closed: office?.closed ?? [] };
}

/** What stands against beginning at this moment, in words. */
export async function standsAgainst(db: Db, asked: Judging, needs: ChangeNeeds) {
  const { window } = asked.proposal;
  const to = Math.max(asked.now + 60_000, window?.to ?? 0);
  const running = { from: asked.now, to, backOutMinutes: window?.backOutMinutes ?? 0 };
  const judged = await judge(db, { ...asked, proposal: { ...asked.proposal, window: running } }, needs);
  const early = window !== null && asked.now < window.from ? ['its window has not begun'] : [];
  const late = window !== null && asked.now >= window.to ? ['its window is over'] : [];
  const met = judged.collisions.map(({ other, why }) => `${other}: ${why}`);
  return { against: [...early, ...late, ...met], usualImmediate: judged.impact.usualImmediate };
}
