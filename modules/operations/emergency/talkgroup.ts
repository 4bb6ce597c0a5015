import type { TalkgroupOutcome } from './events.ts';

const outcomes: Readonly<Record<TalkgroupOutcome, string>> = {
  opened: 'opened by the radio system',
  'by-hand': 'opened by hand',
  refused: 'not opened, the radio system refused',
  unknown: 'not opened, the radio system did not answer',
};

interface Noted {
  readonly callsign: string;
  readonly talkgroup: string;
  readonly outcome: TalkgroupOutcome;
}

/** What the log of the incident says of it. */
export function talkgroupLine({ callsign, talkgroup, outcome }: Noted): string {
  return `${callsign}: talkgroup ${talkgroup} ${outcomes[outcome]}`;
}
