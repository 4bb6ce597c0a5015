/** Values of messages from outside: each is read whole or not at all. */

/** A decimal number; null for anything else. Phones write longitudes near Greenwich with an exponent: `-5.0E-4`. */
export function numberOf(text: string | null | undefined): number | null {
  return text != null && /^[+-]?\d{1,15}(\.\d{1,20})?(E[+-]?\d{1,2})?$/i.test(text) ? Number(text) : null;
}

export function within(text: string | null | undefined, least: number, most: number): number | null {
  const value = numberOf(text);
  return value !== null && value >= least && value <= most ? value : null;
}

/** What is written, or null for nothing. */
export function textOf(text: string | null | undefined): string | null {
  return text == null || text === '' ? null : text;
}

/** Epoch milliseconds as ISO 8601 without idle milliseconds; null where they are no instant of this era. */
export function instantText(ms: number | null): string | null {
  if (ms === null || ms < 0 || ms > 253_402_300_799_999) return null;
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** `YYYYMMDDhhmmss` in UTC. */
export function compactInstant(text: string | null | undefined): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? '');
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = instantText(at)?.replace(/\D/g, '');
  // 31 February would otherwise quietly be March.
  return back === text ? at : null;
}
