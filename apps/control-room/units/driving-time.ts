/** How a driving time is said: on real roads as minutes, on the stand-in graph as a rough range marked "estimated". */
export function drivingTime(time: {
  readonly etaSeconds: number | null;
  readonly etaRangeSeconds: readonly [number, number] | null;
  readonly estimated: boolean;
}): string {
  if (time.etaRangeSeconds !== null) {
    const [low, high] = time.etaRangeSeconds.map((seconds) => Math.max(1, Math.round(seconds / 60)));
    return `${low}–${high} min estimated`;
  }
  if (time.etaSeconds === null) return 'no route';
  const minutes = Math.round(time.etaSeconds / 60);
  return `${minutes < 1 ? '<1' : minutes} min${time.estimated ? ' estimated' : ''}`;
}
