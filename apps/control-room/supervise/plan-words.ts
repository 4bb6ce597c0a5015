type Shift = { from: string; hours: number } | null;

/** `07:00 9, off`: on from seven for nine hours, then off; null where it cannot be read. */
export function cycleOf(text: string): readonly Shift[] | null {
  const days = text.split(',').map((day) => day.trim().toLowerCase());
  const cycle: Shift[] = [];
  for (const day of days) {
    const [, from, hours] = /^(\d{2}:\d{2}) (\d{1,2}(?:\.\d+)?)$/.exec(day) ?? [];
    if (day === 'off') cycle.push(null);
    else if (from === undefined || hours === undefined) return null;
    else cycle.push({ from, hours: Number(hours) });
  }
  return cycle;
}

/** As commands carry a day: the one that stands on the desk's own calendar. */
export function isoDay(day: Date): string {
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${day.getFullYear()}-${month}-${date}`;
}
