import type { Heard } from './audience.ts';
import type { Findings } from './judge.ts';
import type { Killed, Silence } from './pulse.ts';

export interface CrashReport extends Findings {
  readonly seed: number;
  readonly seconds: number;
  readonly writers: number;
  readonly listeners: number;
  readonly kills: readonly (Killed & { readonly silence: Silence | null })[];
  readonly heard: Heard;
  readonly signedOut: number;
}

type Part = Killed['what'];

/** How soon commands are to be answered again, in ms (reliability, Promises). A parent's end interrupts nothing by itself. */
const aims: Readonly<Record<Part, number | null>> = { server: 2_000, database: 10_000, parent: null };
const SHOWN = 5;

/** Every count that must be zero, under its name. */
export function violationsOf(report: CrashReport): Readonly<Record<string, number>> {
  return {
    'acked-but-missing': report.missing.length + (report.commands - report.acknowledged),
    'applied-twice': report.twice.length,
    'sequence-gap': report.gaps.length,
    'deadlines missed, doubled or out of order': report.promisesWrong.length,
    'signed out': report.signedOut,
    'listeners: told twice': report.heard.doubles,
    'listeners: rows that differ from a fresh read': report.heard.differences,
  };
}

export function isClean(report: CrashReport): boolean {
  return Object.values(violationsOf(report)).every((count) => count === 0);
}

/** The report as people read it, one line an item. */
export function linesOf(report: CrashReport): readonly string[] {
  const { heard, seconds, acknowledged } = report;
  return [
    `Crash test: ${report.kills.length} kills in ${seconds.toFixed(0)} s, ${report.writers} writers, ${report.listeners} listeners, seed ${report.seed}`,
    '',
    'killed     times   longest time without an acknowledgement after it       aim',
    ...(['server', 'database', 'parent'] as const).map((what) => partLine(report, what)),
    '',
    `commands acknowledged   ${acknowledged} of ${report.commands} (${Math.round(acknowledged / seconds)} a second)`,
    `promises fallen due     ${report.promises}; latest told ${report.latestPromiseMs} ms after it was due`,
    `listeners               ${heard.frames} frames, ${heard.connects} connections, ${heard.reloads} told to read again`,
    '',
    ...Object.entries(violationsOf(report)).map(([what, count]) => `  ${String(count).padStart(6)}  ${what}`),
    ...[report.missing, report.twice, report.gaps, report.promisesWrong].flatMap((list) =>
      list.slice(0, SHOWN).map((line) => `          ${line}`),
    ),
    '',
    `violations: ${Object.values(violationsOf(report)).reduce((sum, count) => sum + count, 0)}`,
  ];
}

/** Of the kills that were got over before the next one came. */
function silencesOf(report: CrashReport, part: Part): readonly number[] {
  const all = report.kills.filter(({ what }) => what === part).map(({ silence }) => silence);
  return all
    .flatMap((silence) => (silence === null || silence.overtaken ? [] : [silence.ms]))
    .toSorted((a, b) => a - b);
}

function partLine(report: CrashReport, part: Part): string {
  const times = report.kills.filter(({ what }) => what === part).length;
  const sorted = silencesOf(report, part);
  const overtaken = times - sorted.length;
  const [median, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  const measured =
    median === undefined || most === undefined ? 'none measured' : `median ${ms(median)}, most ${ms(most)}`;
  const words = `${measured}${overtaken > 0 ? `; ${overtaken} overtaken by the next kill` : ''}`;
  return `${part.padEnd(9)}  ${String(times).padStart(5)}   ${words.padEnd(57)}  ${most === undefined ? '' : aimOf(part, most)}`;
}

function ms(time: number): string {
  return `${Math.round(time)} ms`;
}

function aimOf(part: Part, most: number): string {
  const aim = aims[part];
  if (aim === null) return '';
  return `≤ ${aim} ms: ${most <= aim ? 'met' : 'missed'}`;
}
