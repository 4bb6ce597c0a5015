export const claimKinds = ['operation', 'lent', 'borrowed'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** What else has a unit for a period: a planned operation, a force that borrowed it, or the force that it is of. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly ofId: string;
  readonly callsign: string;
  /** Operation or force, as it is said. */
  readonly name: string;
  /** Epoch milliseconds. Past its end it stands until the unit is released. */
  readonly from: number;
  readonly until: number;
}

/** The gravest first: a unit that is with another force is not here, whatever else it was planned for. */
export function gravest(claims: readonly Claim[]): Claim | null {
  for (const kind of ['lent', 'operation', 'borrowed'] as const) {
    const found = claims.find((one) => one.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether it keeps a unit from ordinary work here; one that was lent to us does it. */
export function isHeld(claim: Claim | null | undefined): claim is Claim {
  return claim != null && claim.kind !== 'borrowed';
}

/** `Op Falcon until 03:00`, by the clock of the force; with its day when that is another one. */
export function untilText({ name, until }: Pick<Claim, 'name' | 'until'>, now: number, timezone: string): string {
  return `${name} ${now > until ? 'since its end at' : 'until'} ${timeText(until, now, timezone)}`;
}

const formats = new Map<string, { readonly day: Intl.DateTimeFormat; readonly time: Intl.DateTimeFormat }>();

function formatsOf(timeZone: string) {
  const made = formats.get(timeZone) ?? {
    day: new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit' }),
    time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
  formats.set(timeZone, made);
  return made;
}

export function timeText(at: number, now: number, timezone: string): string {
  const { day, time } = formatsOf(timezone);
  const [there, here] = [day.format(at), day.format(now)];
  return there === here ? time.format(at) : `${there} ${time.format(at)}`;
}

/** How it is said of a unit. */
export function claimText(claim: Claim, now: number, timezone: string): string {
  const until = untilText(claim, now, timezone);
  if (claim.kind === 'operation') return `held by ${until}`;
  return claim.kind === 'lent' ? `lent to ${until}` : `of ${until}, on mutual aid`;
}
