import { usualTerms } from './terms.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

interface Follows {
  readonly key: 'it-incident' | 'stun' | 'property-report' | 'replacement' | 'written-off';
  readonly what: string;
  /** Null: it is done at once. */
  readonly withinMs: number | null;
}

/** What follows from a loss, each with its clock: told to whoever reports it, before they do. */
export function whatFollows(classId: string, replacement: boolean): readonly Follows[] {
  const { stunMinutes, reportHours, replacementHours } = usualTerms;
  const stun: Follows = { key: 'stun', what: 'The radio is stunned', withinMs: stunMinutes * MINUTE_MS };
  const next: Follows = {
    key: 'replacement',
    what: 'A replacement is handed out',
    withinMs: replacementHours * HOUR_MS,
  };
  return [
    { key: 'it-incident', what: 'An IT incident is opened', withinMs: null },
    { key: 'written-off', what: 'It is written off in the register', withinMs: null },
    ...(classId === 'radio-terminal' ? [stun] : []),
    { key: 'property-report', what: 'The loss is reported to property and security', withinMs: reportHours * HOUR_MS },
    ...(replacement ? [next] : []),
  ];
}
