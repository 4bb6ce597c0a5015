const HOUR_MS = 3_600_000;

/** `4`, `4.5`: hours as milliseconds; null where it is no length. */
export function hoursOf(text: string): number | null {
  const hours = Number(text.trim());
  return text.trim() === '' || !Number.isFinite(hours) || hours <= 0 ? null : Math.round(hours * HOUR_MS);
}

/** `RA21, RE02`: what stands between commas or spaces. */
export function listOf(text: string): readonly string[] {
  return text
    .split(/[\s,]+/)
    .map((one) => one.trim().toUpperCase())
    .filter((one) => one !== '');
}
