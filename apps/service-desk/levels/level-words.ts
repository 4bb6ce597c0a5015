import type { RowOf } from '../../../kernel/pure.ts';
import type { Agreements, LevelClocks } from '../../../modules/service/contract.ts';

export type AgreementRow = RowOf<typeof Agreements>;
export type ClockRow = RowOf<typeof LevelClocks>;

export const kindNames: Readonly<Record<AgreementRow['kind'], string>> = {
  sla: 'Service level agreement',
  ola: 'Operational level agreement',
  uc: 'Underpinning contract',
};

export const metricNames: Readonly<Record<ClockRow['metric'], string>> = {
  response: 'Answer',
  resolution: 'Resolve',
  update: 'Update',
};

export const stateNames: Readonly<Record<ClockRow['state'], string>> = {
  running: 'runs',
  paused: 'stands still',
  met: 'met',
  missed: 'missed',
  cancelled: 'cancelled',
  replaced: 'replaced by another priority',
};

const MINUTE_MS = 60_000;

/** `1 h 30 min`; days are not said: a day of the agreement's hours is not a day. */
export function hoursText(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / MINUTE_MS);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''];
  return `${ms < 0 ? '−' : ''}${parts.filter((part) => part !== '').join(' ')}`;
}

const instant = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', weekday: 'short', day: '2-digit', month: 'short', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

/** `Mon 30 Nov 2026, 11:30`, British time. */
export function instantText(at: number): string {
  return instant.format(at);
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

const shortDays: readonly string[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** `monday to friday 08:00–18:00`, one line for each run of days with the same hours. */
export function openHoursText(hours: AgreementRow['hours']): string {
  if (hours === 'always') return 'every hour of every day';
  const byDay = shortDays.map((day) =>
    hours
      .filter((one) => one.day === day)
      .map(({ from, to }) => `${from}–${to}`)
      .join(' and '),
  );
  const runs: { from: number; to: number; text: string }[] = [];
  byDay.forEach((text, day) => {
    const last = runs.at(-1);
    if (text === '') return;
    if (last?.text === text && last.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day, text });
  });
  const days = ({ from, to }: { from: number; to: number }): string =>
    from === to ? (shortDays[from] ?? '') : `${shortDays[from]} to ${shortDays[to]}`;
  return runs.map((run) => `${days(run)} ${run.text}`).join(', ');
}
