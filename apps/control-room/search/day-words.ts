/** `22/11/2026`, as it is written here; the beginning of that day at this desk, or null where it is no day. */
export function dayOf(text: string): Date | null {
  const [, day, month, year] = /^\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\s*$/.exec(text) ?? [];
  if (day === undefined) return null;
  const found = new Date(Number(year), Number(month) - 1, Number(day));
  return found.getDate() === Number(day) && found.getMonth() === Number(month) - 1 ? found : null;
}

/** The last instant of that day: it is 23 or 25 hours long twice a year. */
export function endOf(day: Date): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime() - 1;
}
