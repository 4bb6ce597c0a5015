import type { KnownEvent } from '../incidents/events.ts';
import { askText } from './ask.ts';

const answers = { met: 'met', declined: 'declined', cancelled: 'cancelled' } as const;

/** What is asked for and answered, in the log of its incident. */
export function askLine(event: KnownEvent): { readonly kind: 'resource'; readonly text: string } | null {
  if (event.type === 'operations.ResourceAsked') {
    return { kind: 'resource', text: withWords(askText(event.data), event.detail?.note) };
  }
  if (event.type !== 'operations.ResourceAskAnswered') return null;
  const { answer, callsigns } = event.data;
  const sent = callsigns.length === 0 ? '' : ` by ${callsigns.join(', ')}`;
  return { kind: 'resource', text: withWords(`What was asked for is ${answers[answer]}${sent}`, event.detail?.reason) };
}

function withWords(text: string, words: string | undefined): string {
  return words === undefined || words === '' ? text : `${text}: ${words}`;
}
