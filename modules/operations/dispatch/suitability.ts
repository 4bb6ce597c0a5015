import type { Named, Sought, UnitsWanted } from './plan.ts';

/** What of a unit a response plan looks at. */
export interface UnitSeen {
  readonly kind: { readonly id: string; readonly name: string; readonly responds: boolean; readonly armed: boolean };
  readonly skills: readonly string[];
  /** Those whose authority has ended. */
  readonly lapsed?: readonly string[];
}

/** How a unit answers a plan: by the need that it serves best. */
export interface Suited {
  readonly need: UnitsWanted | null;
  /** Which choice of that need its kind is, first is 0; -1: its kind stands in none. */
  readonly choice: number;
  readonly missing: readonly Named[];
}

const anything: Suited = { need: null, choice: 0, missing: [] };

/** The need that a unit serves: one that its kind stands in, with the fewest skills missing, then one that still wants somebody. */
export function suit(unit: UnitSeen, needs: readonly UnitsWanted[], wanting: readonly number[] = []): Suited {
  let best: Suited = anything;
  let least = Infinity;
  for (const [i, need] of needs.entries()) {
    const choice = need.kinds.length === 0 ? 0 : need.kinds.findIndex(({ id }) => id === unit.kind.id);
    const missing = need.skills.filter(({ id }) => !unit.skills.includes(id));
    const against = (choice < 0 ? 1_000 : 0) + missing.length * 10 + ((wanting[i] ?? 1) > 0 ? 0 : 1);
    if (against >= least) continue;
    least = against;
    best = { need, choice, missing };
  }
  return best;
}

/** How many each need still wants, once those on it have been counted where they serve best. */
export function listWanting(needs: readonly UnitsWanted[], onIt: readonly UnitSeen[]): readonly number[] {
  const wanting = needs.map(({ count }) => count);
  for (const unit of onIt) {
    const { need, choice } = suit(unit, needs, wanting);
    const i = need === null || choice < 0 ? -1 : needs.indexOf(need);
    if (i >= 0 && (wanting[i] ?? 0) > 0) wanting[i] = (wanting[i] ?? 0) - 1;
    for (const along of needs.keys()) {
      if (along !== i && (wanting[along] ?? 0) > 0 && servesAlong(unit, needs[along])) {
        wanting[along] = (wanting[along] ?? 0) - 1;
      }
    }
  }
  return wanting;
}

/** A need without kinds asks for skills alone: whoever has them serves it beside a place of their own. */
function servesAlong({ skills }: UnitSeen, need: UnitsWanted | undefined): boolean {
  return asksSkillsAlone(need) && (need?.skills ?? []).every(({ id }) => skills.includes(id));
}

export function asksSkillsAlone(need: UnitsWanted | undefined): boolean {
  return need !== undefined && need.kinds.length === 0 && need.skills.length > 0;
}

/** A doubt about sending a unit: shown beside it, and asked when it is sent all the same. */
export interface Doubt {
  readonly code: 'fim-authority' | 'skill-missing' | 'not-suitable';
  /** Without its callsign. */
  readonly text: string;
  /** It is not offered; one key sends it all the same. */
  readonly excludes: boolean;
}

/**
 * What speaks against a unit by its kind and skills: the one rule that is shown and asked. `authorised`: armed units have authority on
 * the incident already.
 */
export function doubtsOf(unit: UnitSeen, sought: Sought | null, suited: Suited, authorised: boolean): readonly Doubt[] {
  const { kind } = unit;
  const found: Doubt[] = [];
  if (kind.armed && !authorised) {
    found.push({ code: 'fim-authority', text: 'armed: FIM authority needed', excludes: false });
  }
  const unsuited = unsuitedBy(unit, sought, suited);
  if (suited.missing.length > 0) {
    found.push({ code: 'skill-missing', text: lackText(suited.missing, unit), excludes: false });
  }
  if (unsuited !== null) found.push({ code: 'not-suitable', ...unsuited });
  return found;
}

/** A skill whose authority has ended is none, and is said to have been one. */
export function lackText(missing: readonly Named[], { lapsed = [] }: Pick<UnitSeen, 'lapsed'>): string {
  const ended = missing.filter(({ id }) => lapsed.includes(id));
  const never = missing.filter((one) => !ended.includes(one));
  const said = (list: readonly Named[], word: string) =>
    list.length === 0 ? [] : [`${list.map(({ name }) => name).join(', ')} ${word}`];
  return [...said(never, 'missing'), ...said(ended, 'lapsed')].join(', ');
}

function unsuitedBy({ kind }: UnitSeen, sought: Sought | null, { choice }: Suited): Omit<Doubt, 'code'> | null {
  if (!kind.responds) return { text: `${kind.name}: does not respond to incidents`, excludes: true };
  const why = sought?.never.get(kind.id);
  if (why !== undefined) return { text: `${kind.name}: ${why}`, excludes: true };
  return choice < 0 ? { text: `${kind.name}: not in the response plan`, excludes: false } : null;
}
