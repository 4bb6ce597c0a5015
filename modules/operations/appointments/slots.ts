import type { Pack } from '../../force/index.ts';

/** A time at which somebody can be seen, and by how many at once. */
export interface Slot {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly capacity: number;
}

type Rule = Pack['callTaking']['appointments'][number];
type Hours = Pick<Pack, 'timezone'> & { readonly rules: readonly Rule[] };

const QUARTER_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

/** The slots of an area that begin from one instant on and before another; rules of its own stand before those for everywhere. */
export function listSlots(
  { timezone, rules }: Hours,
  areaId: string | null,
  span: { from: number; to: number },
): Slot[] {
  const own = rules.filter(({ area }) => area !== null && area === areaId);
  const mine = own.length > 0 ? own : rules.filter(({ area }) => area === null);
  const slots: Slot[] = [];
  for (let at = Math.ceil(span.from / QUARTER_MS) * QUARTER_MS; at < span.to; at += QUARTER_MS) {
    const { day, minute } = localOf(at, timezone);
    const rule = mine.find((one) => begins(one, day, minute));
    if (rule === undefined) continue;
    slots.push({ startsAt: at, endsAt: at + rule.slotMinutes * MINUTE_MS, capacity: rule.capacity });
  }
  return slots;
}

function begins({ days, from, to, slotMinutes }: Rule, day: string, minute: number): boolean {
  const since = minute - minutesOf(from);
  const ends = minute + slotMinutes <= minutesOf(to);
  return days.some((one) => one === day) && since >= 0 && since % slotMinutes === 0 && ends;
}

function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return hours * 60 + minutes;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The weekday and the minute of the day, by the clock on the wall. */
function localOf(at: number, timeZone: string): { readonly day: string; readonly minute: number } {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: String(parts.weekday).toLowerCase(), minute: Number(parts.hour) * 60 + Number(parts.minute) };
}
