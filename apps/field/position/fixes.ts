/** A fix as the phone's positioning gave it; WGS84 degrees, epoch milliseconds by the server's clock. */
export interface Fix {
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
  readonly accuracyMetres: number;
  readonly speedKmh: number | null;
}

/** Without signal a shift's fixes would pile up: beyond this the oldest go. */
const MOST_KEPT = 500;
const CLOSE_DEGREES = 0.0001;
const OFTEN_MS = 15_000;

/** Adds a fix; one that says nothing new (about 10 m, within 15 s) replaces the last instead. */
export function withFix(fixes: readonly Fix[], fix: Fix): readonly Fix[] {
  const last = fixes.at(-1);
  const before = fixes.at(-2);
  const close = last !== undefined && Math.hypot(last.lon - fix.lon, last.lat - fix.lat) < CLOSE_DEGREES;
  // Measured from the one before: else a row of small steps would be swallowed for ever.
  const often = before !== undefined && fix.at - before.at < OFTEN_MS;
  const kept = close && often ? fixes.slice(0, -1) : fixes;
  return [...kept, fix].slice(-MOST_KEPT);
}

/** The body of `POST /api/positions`. */
export function bodyOf(fixes: readonly Fix[], callsign: string): object {
  const positions = fixes.map(({ lon, lat, at, accuracyMetres, speedKmh }) => ({
    callsign,
    lon,
    lat,
    at: Math.round(at),
    accuracyMetres: Math.round(accuracyMetres),
    ...(speedKmh !== null && { speedKmh: Math.round(speedKmh) }),
    source: 'phone',
  }));
  return { positions };
}
