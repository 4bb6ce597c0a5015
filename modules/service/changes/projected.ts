interface Planned {
  readonly touchedIds: readonly string[];
  readonly window: { readonly from: number; readonly to: number } | null;
  readonly outageMinutes: number;
}

export interface Projected {
  readonly serviceId: string;
  readonly awayMinutes: number;
  /** Of the whole time, in percent. */
  readonly available: number;
}

const MINUTE_MS = 60_000;

/**
 * How long each service is expected to be away within a time, by what is planned: from the beginning of each window for as long as was
 * said. What overlaps counts once.
 */
export function projectedAvailability(
  planned: readonly Planned[],
  within: { readonly from: number; readonly to: number },
): readonly Projected[] {
  const away = new Map<string, { from: number; to: number }[]>();
  for (const { touchedIds, window, outageMinutes } of planned) {
    if (window === null || outageMinutes === 0) continue;
    const from = Math.max(window.from, within.from);
    const to = Math.min(window.from + outageMinutes * MINUTE_MS, within.to);
    if (to <= from) continue;
    for (const id of touchedIds) away.set(id, [...(away.get(id) ?? []), { from, to }]);
  }
  const whole = within.to - within.from;
  return [...away]
    .map(([serviceId, spans]) => {
      const lost = lengthOf(spans);
      return { serviceId, awayMinutes: Math.round(lost / MINUTE_MS), available: ((whole - lost) / whole) * 100 };
    })
    .toSorted((a, b) => b.awayMinutes - a.awayMinutes || (a.serviceId < b.serviceId ? -1 : 1));
}

function lengthOf(spans: readonly { from: number; to: number }[]): number {
  let [sum, reached] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return sum;
}
