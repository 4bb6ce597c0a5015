import { type PermissionDeclaration, type Role, seatedRoles } from '../command/declare.ts';

/** Whoever asks: a signed-in person with roles and perhaps a seat, or a part of the system. */
export interface Subject {
  readonly kind: 'person' | 'system';
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The seat the person has taken, and the roles that seat carries. */
  readonly seat: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly Role[];
    readonly areas: readonly string[];
    /** A desk that reaches no further than its areas: these and their beats, by id. Left out: the whole force. */
    readonly reach?: readonly string[];
  } | null;
  readonly callsign: string | null;
  /** Goes up with every change of roles or seat; a feed cursor from an older one gets `reload`. */
  readonly accessVersion: number;
  readonly sessionId: string | null;
}

/** What an object says about who may see it. */
export interface Guarded {
  readonly restriction: 'none' | 'restricted' | 'concealed';
  /** Account ids that may see it in spite of the restriction (the list; break-glass adds to it). */
  readonly allowed: readonly string[];
  /** Account ids whose own it is: a permission that a role holds for its own alone asks for it. Left out: nobody's. */
  readonly owners?: readonly string[];
  /** Where it is. Left out, or of no area: nobody knows, and it is within the reach of every desk, so that nothing is lost. */
  readonly locus?: Locus;
}

export interface Locus {
  readonly areas: readonly string[];
  /** The desks that have it: wherever it is, they work on it. */
  readonly seats: readonly string[];
}

export interface Decision {
  readonly allow: boolean;
  readonly reason: string;
  /** `mask`: show place, grade, clock and safety markers only. */
  readonly obligations: readonly 'mask'[];
  /** It lies beyond the reach of the desk: a refusal may say so, for that it is there shows under the mask. */
  readonly beyond?: true;
}

/** What people call an area or a seat; its id where there is no name. */
export type NameOf = (kind: 'area' | 'seat', id: string) => string;

export type Authorise = (subject: Subject, action: string, object?: Guarded) => Decision;

/** The roles that count now: a seated role counts only at a seat that carries it. */
export function effectiveRoles(subject: Subject): readonly Role[] {
  return subject.roles.filter((role) => !seatedRoles.has(role) || (subject.seat?.roles.includes(role) ?? false));
}

/** Why somebody who holds a permission for their own alone may not use it on this. */
export const NOT_YOURS = 'not yours';

/**
 * Makes the one question that commands, lists and the feed ask. Default deny; a restriction and the reach of the desk override
 * a permission; the FIM on duty is always on the list. Without an object the question is whether there is any to which the
 * answer could be yes.
 */
export function makeAuthorise(
  permissions: readonly PermissionDeclaration[],
  nameOf: NameOf = (_, id) => id,
): Authorise {
  const rolesOf = new Map(permissions.map((p) => [p.name, new Set<Role>(p.roles)]));
  const ownersOf = new Map(permissions.map((p) => [p.name, new Set<Role>(p.own)]));
  const outsideOf = new Map(permissions.map((p) => [p.name, p.outside]));
  const seatless = new Set(permissions.filter((p) => p.seatless).map((p) => p.name));
  return (subject, action, object) => {
    if (subject.kind === 'system') return { allow: true, reason: 'system', obligations: [] };
    const holders = rolesOf.get(action);
    if (holders === undefined) return { allow: false, reason: `unknown permission ${action}`, obligations: [] };
    const held = seatless.has(action) ? subject.roles : effectiveRoles(subject);
    const whole = held.find((role) => holders.has(role));
    const by = whole ?? held.find((role) => ownersOf.get(action)?.has(role));
    if (by === undefined) return { allow: false, reason: `no role here gives ${action}`, obligations: [] };
    // Before what the restriction says: whose it is not must not learn from the answer whether it is concealed.
    const foreign = whole === undefined && object !== undefined && object.owners?.includes(subject.id) !== true;
    if (foreign) return { allow: false, reason: NOT_YOURS, obligations: [] };
    if (object === undefined) return { allow: true, reason: by, obligations: [] };
    const outside = outsideOf.get(action);
    const beyond = outside !== undefined && isBeyond(subject, object) && !heldWithoutDesk(held, holders);
    return guarded(subject, by, object, beyond ? { outside, nameOf } : null);
  };
}

/** Whether it lies wholly beyond the reach of the desk, and neither the desk nor the person has it. */
function isBeyond({ seat, id }: Subject, { locus, owners }: Guarded): boolean {
  const reach = seat?.reach;
  if (seat === null || reach === undefined || locus === undefined || locus.areas.length === 0) return false;
  if (locus.areas.some((area) => reach.includes(area)) || locus.seats.includes(seat.id)) return false;
  return owners?.includes(id) !== true;
}

/** A desk bounds what the desk gives: what a role gives anywhere, it gives there too. */
function heldWithoutDesk(held: readonly Role[], holders: ReadonlySet<Role>): boolean {
  return held.some((role) => !seatedRoles.has(role) && holders.has(role));
}

interface Beyond {
  readonly outside: 'mask' | 'deny';
  readonly nameOf: NameOf;
}

function guarded(subject: Subject, by: Role, object: Guarded, beyond: Beyond | null): Decision {
  if (object.restriction === 'none' && beyond === null) return { allow: true, reason: by, obligations: [] };
  if (effectiveRoles(subject).includes('fim')) return { allow: true, reason: 'fim', obligations: [] };
  if (object.allowed.includes(subject.id)) return { allow: true, reason: 'listed', obligations: [] };
  // First of the refusals: what is concealed must not be told by where it is.
  if (object.restriction === 'concealed') return { allow: false, reason: 'concealed', obligations: [] };
  if (beyond === null) return { allow: true, reason: 'restricted', obligations: ['mask'] };
  if (beyond.outside === 'mask') return { allow: true, reason: 'beyond', obligations: ['mask'], beyond: true };
  return { allow: false, reason: beyondWords(subject, object, beyond.nameOf), obligations: [], beyond: true };
}

/** For a person: where it lies, how far the desk reaches, and whom to ask. */
function beyondWords({ seat }: Subject, { locus, restriction }: Guarded, nameOf: NameOf): string {
  const named = (kind: 'area' | 'seat', ids: readonly string[] = []): string =>
    ids.map((id) => nameOf(kind, id)).join(', ');
  const [where, reach] = [named('area', locus?.areas), named('area', seat?.areas)];
  // Whose a restricted record is, its mask does not say.
  const whom = (restriction === 'none' && named('seat', locus?.seats)) || 'the desk that has it';
  return `It lies in ${where}, and ${seat?.name} reaches no further than ${reach}: ask ${whom}, or take a desk that reaches there`;
}
