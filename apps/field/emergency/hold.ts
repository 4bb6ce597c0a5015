/** How long the button must be held. */
export const HOLD_MS = 1_500;
/** A short tap arms the second way; it is put away by itself after this long. */
export const ARMED_MS = 8_000;
/** The second tap is another decision, not the bounce of the first. */
export const BOUNCE_MS = 400;

/** Two ways to call for help, neither of them a single touch: hold, or tap and then tap the other button. */
export type Hold =
  | { readonly at: 'rest' }
  | { readonly at: 'held'; readonly since: number }
  | { readonly at: 'armed'; readonly since: number }
  | { readonly at: 'sent'; readonly since: number };

export type HoldEvent =
  | { readonly type: 'press'; readonly now: number }
  | { readonly type: 'release'; readonly now: number }
  /** Keyboard, switch or screen reader: there is no holding there. */
  | { readonly type: 'tap'; readonly now: number }
  | { readonly type: 'time'; readonly now: number }
  | { readonly type: 'send'; readonly now: number }
  | { readonly type: 'leave'; readonly now: number }
  /** The server has answered the call: the button is free for the next one. */
  | { readonly type: 'answered' };

export const rest: Hold = { at: 'rest' };

export function onHold(hold: Hold, event: HoldEvent): Hold {
  if (event.type === 'answered') return hold.at === 'sent' ? rest : hold;
  const { now } = event;
  switch (hold.at) {
    case 'rest':
      if (event.type === 'press') return { at: 'held', since: now };
      return event.type === 'tap' ? { at: 'armed', since: now } : hold;
    case 'held':
      // A busy phone may let the timer slip: a release after the time counts as held.
      if (now - hold.since >= HOLD_MS) return { at: 'sent', since: now };
      // Let go too early, or torn away: whoever pressed may have meant it, so the second way opens.
      return event.type === 'release' || event.type === 'tap' ? { at: 'armed', since: now } : hold;
    case 'armed':
      return armed(hold, event);
    case 'sent':
      return hold;
  }
}

function armed(hold: Hold & { at: 'armed' }, event: Extract<HoldEvent, { now: number }>): Hold {
  const armedMs = event.now - hold.since;
  // A finger's click comes after its release, and falls on whatever button stands there by then.
  if (armedMs < BOUNCE_MS && event.type !== 'press') return hold;
  if (event.type === 'leave') return rest;
  if (event.type === 'send') return { at: 'sent', since: event.now };
  if (event.type === 'press') return { at: 'held', since: event.now };
  return event.type === 'time' && armedMs >= ARMED_MS ? rest : hold;
}

/** When the machine wants to be told the time; null: not at all. */
export function wakeAt(hold: Hold): number | null {
  if (hold.at === 'held') return hold.since + HOLD_MS;
  return hold.at === 'armed' ? hold.since + ARMED_MS : null;
}
