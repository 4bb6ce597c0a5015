/** How a source writes its times; the time of day may be left out where it says so. */
export const dateForms = {
  'YYYY-MM-DD HH:MM:SS':
    /^(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)(?:[ T](?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d+)?)?)?$/,
  'DD/MM/YYYY HH:MM':
    /^(?<day>\d\d?)[/.](?<month>\d\d?)[/.](?<year>\d{4})(?: (?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d))?)?$/,
  'MM/DD/YYYY HH:MM':
    /^(?<month>\d\d?)\/(?<day>\d\d?)\/(?<year>\d{4})(?: (?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d))?)?$/,
} as const;
export type DateForm = keyof typeof dateForms;

const withOffset = /(?:Z|[+-]\d\d:?\d\d)$/;

/** The instant that is meant, epoch milliseconds; null: it is none. One that names its own offset needs no time zone. */
export function readInstant(text: string, form: DateForm, timezone: string): number | null {
  if (/^\d{4}-/.test(text) && withOffset.test(text)) {
    const at = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    return Number.isNaN(at) ? null : at;
  }
  const parts = dateForms[form].exec(text)?.groups;
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0] = [parts.year, parts.month, parts.day].map(Number);
  const [hour = 0, minute = 0, second = 0] = [parts.hour, parts.minute, parts.second].map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return isThatTime(wall, { year, month, day, hour, minute, second }) ? fromWall(wall, timezone) : null;
}

type Wall = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>;

/** The 31st of June, or 25 o'clock, would be read as another time. */
function isThatTime(wall: number, { year, month, day, hour, minute, second }: Wall): boolean {
  const date = new Date(wall);
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  );
}

/** A time that the autumn change repeats is meant as its first showing; one that the spring change skips, as an hour later. */
function fromWall(wall: number, timezone: string): number {
  if (timezone === 'Etc/UTC') return wall;
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((at) => offsetAt(at, timezone));
  const fitting = offsets.map((offset) => wall - offset).filter((at) => at + offsetAt(at, timezone) === wall);
  return fitting.length > 0 ? Math.min(...fitting) : wall - (offsets[0] ?? 0);
}

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(at: number, timeZone: string): number {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -size : size;
}

export function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
