import type { KnownEvent } from './events.ts';
import type { Line } from './log-lines.ts';

const outcomes = {
  told: 'told',
  declined: 'wants no word',
  unsafe: 'not told: unsafe to contact',
  'line-lost': 'not told: line lost',
  'third-party': 'not told: a third party rang',
} as const;

const grounds = {
  'no-crime-happened': 'no crime happened',
  'recorded-elsewhere': 'recorded elsewhere',
  'other-force': 'for another force to record',
  'reported-in-error': 'reported in error',
} as const;

const state = (text: string | null): Line => ({ kind: 'state', text });
const because = (text: string, words: string | null | undefined): string => (words ? `${text}: ${words}` : text);

/** What the log says of qualifiers, deferral, updates and crime; null: it is none of them. */
export function recordLine(event: KnownEvent): Line | null {
  switch (event.type) {
    case 'operations.QualifierAdded': {
      const { code, name } = event.data.qualifier;
      return { kind: 'grade', text: `Qualifier ${code} ${name}` };
    }
    case 'operations.QualifierRemoved': {
      const { code, name } = event.data.qualifier;
      return { kind: 'grade', text: because(`Qualifier ${code} ${name} taken away`, event.detail?.reason) };
    }
    case 'operations.IncidentDescribed':
      return { kind: 'contact', text: event.detail && `What: ${event.detail.what}` };
    case 'operations.IncidentDeferred':
      return state(because(event.data.until === null ? 'Taken back into the queue' : 'Put off', event.detail?.reason));
    case 'operations.UpdatePromised': {
      const { to, why } = event.data;
      const who = to.replace('-', ' ');
      return why === 'downgrade'
        ? { kind: 'contact', text: `The ${who} is to be told of the lower grade, or why not` }
        : { kind: 'contact', text: because(`The ${who} was promised an update`, event.detail?.whom) };
    }
    case 'operations.PersonUpdated': {
      const { to, outcome, nextAt } = event.data;
      const again = nextAt === null ? '' : ', again as agreed';
      const said = `The ${to.replace('-', ' ')} ${outcomes[outcome]}${again}`;
      return { kind: 'contact', text: because(said, event.detail?.words) };
    }
    case 'operations.CrimeRecorded':
      return state(`Crime recorded: ${event.data.crimeNumber}`);
    case 'operations.CrimeNegated':
      return state(because(`No crime to record, ${grounds[event.data.basis]}`, event.detail?.information));
    case 'operations.CrimeHandedOff':
      return state('Handed over to crime records');
    default:
      return null;
  }
}
