import type { PastCompared } from './check-past.ts';
import { quantile, type Response, type Times } from './response.ts';

export interface Violation {
  readonly what: string;
  readonly detail: string;
}

export interface Report {
  readonly pack: string;
  readonly seed: number;
  readonly hours: number;
  readonly speed: number;
  /** What was decided before it began: equal for equal seeds. */
  readonly decided: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly events: number;
  readonly commands: number;
  /** Of those who took part at a browser, beside the players. */
  readonly commandsByPeople: number;
  readonly rowsCompared: number;
  readonly rebuiltRows: number;
  readonly past: PastCompared;
  readonly concealed: number;
  readonly responses: readonly Response[];
  readonly breaches: number;
  readonly escalations: number;
  /** How many promises of each kind were made, worked out from the log alone. */
  readonly promises: Readonly<Record<string, number>>;
  /** Steps told to a seat in ten minutes of the exercise, on average. */
  readonly toldPerSeat: Readonly<Record<string, number>>;
  /** Of these the alarms: those of one kind within ten minutes are one, what only stands in a list is none. */
  readonly alarmsPerSeat: Readonly<Record<string, { readonly mean: number; readonly most: number }>>;
  /** Milliseconds of the machine. */
  readonly commandMs: readonly number[];
  readonly feedMs: readonly number[];
  readonly promiseMs: readonly number[];
  readonly violations: readonly Violation[];
}

/** Of each kind of violation so many are shown whole. */
const SHOWN = 6;
const MOST_CHARACTERS = 2000;

/** The report as people read it, one line an item. */
export function linesOf(report: Report): readonly string[] {
  const { pack, seed, hours, speed, decided, violations } = report;
  const kinds = Map.groupBy(violations, ({ what }) => what);
  return [
    `Exercise: ${pack}, ${hours} h at ${speed} times real time, seed ${seed} (decided ${decided}). Training, never counted in figures.`,
    '',
    ...Object.entries(report.counts)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([what, count]) => `  ${String(count).padStart(6)}  ${what}`),
    '',
    'response            incidents   deploy: n, mean, p90, in target      arrive: n, mean, p90, in target',
    ...report.responses.map(responseLine),
    '',
    `promises: ${report.breaches} breached, ${report.escalations} escalations; told ${latency(report.promiseMs)} after they were due`,
    `promises by kind, none passed in silence: ${byKind(report.promises)}`,
    `command line: ${lines(report.counts)}`,
    `told per seat in 10 min: ${rates(report.toldPerSeat)}`,
    `alarms per seat in 10 min, and the most: ${alarms(report.alarmsPerSeat)}`,
    `commands: ${report.commands} acknowledged, ${latency(report.commandMs)}; ${report.commandsByPeople} more by people who took part`,
    `feed: answer to another's screen, ${latency(report.feedMs)}`,
    `compared: ${report.rowsCompared} rows of screens with fresh reads, ${report.rebuiltRows} rows with a rebuild of ${report.events} events`,
    `past: ${report.past.rows} rows of ${report.past.moments} of ${report.past.recorded} recorded moments of seats compared with what it tells of them`,
    `concealed records watched: ${report.concealed}`,
    '',
    ...[...kinds].flatMap(([what, all]) => [
      `  ${all.length} × ${what}`,
      ...all.slice(0, SHOWN).map(({ detail }) => `      ${detail.slice(0, MOST_CHARACTERS)}`),
    ]),
    `violations: ${violations.length}`,
  ];
}

function responseLine({ grade, incidents, deploy, arrive }: Response): string {
  return `${grade.padEnd(20)}${String(incidents).padStart(9)}   ${timesText(deploy).padEnd(37)}${timesText(arrive)}`;
}

function timesText({ count, meanSeconds, p90Seconds, shareInTarget }: Times): string {
  const share = shareInTarget === null ? '–' : `${Math.round(shareInTarget * 100)} %`;
  return `${count}, ${clock(meanSeconds)}, ${clock(p90Seconds)}, ${share}`;
}

function clock(seconds: number | null): string {
  if (seconds === null) return '–';
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function alarms(bySeat: Report['alarmsPerSeat']): string {
  const all = Object.entries(bySeat).sort(([a], [b]) => a.localeCompare(b));
  const words = all.map(([seat, { mean, most }]) => `${seat} ${mean.toFixed(1)} (${most})`);
  return words.length === 0 ? 'none' : words.join(', ');
}

function rates(bySeat: Report['toldPerSeat']): string {
  const all = Object.entries(bySeat).sort(([a], [b]) => a.localeCompare(b));
  return all.length === 0 ? 'none' : all.map(([seat, rate]) => `${seat} ${rate.toFixed(1)}`).join(', ');
}

function byKind(promises: Report['promises']): string {
  const all = Object.entries(promises).sort(([a], [b]) => a.localeCompare(b));
  return all.length === 0 ? 'none' : all.map(([kind, count]) => `${kind} ${count}`).join(', ');
}

/** Typed, understood, and what became of the others, by the reason that was answered. */
function lines(counts: Report['counts']): string {
  const reasons = Object.entries(counts)
    .filter(([what]) => /^lines (refused|left at a warning|not understood): /.test(what))
    .map(([what, count]) => `${what.slice('lines '.length)} ${count}`);
  return [`${counts['lines typed'] ?? 0} typed`, `${counts['lines understood'] ?? 0} understood`, ...reasons].join(
    ', ',
  );
}

function latency(values: readonly number[]): string {
  const text = (share: number): string => `${Math.round(quantile(values, share) ?? 0)} ms`;
  return `p50 ${text(0.5)}, p99 ${text(0.99)}`;
}
