import type { Line } from '../incidents/log-lines.ts';
import type { PastAssessment } from './events.ts';

const named = [
  ['threat', 'Threat'],
  ['harm', 'Harm'],
  ['risk', 'Risk'],
  ['investigation', 'Investigation'],
  ['vulnerability', 'Vulnerability'],
  ['engagement', 'Engagement'],
] as const;

const toldWords = {
  attending: 'attending',
  'attending-later': 'attending later',
  'not-attending': 'not attending',
  'line-lost': 'line lost',
  'third-party': 'third party, not the one concerned',
  'unsafe-to-contact': 'unsafe to contact',
} as const;

const decisions = { police: 'police deal', joint: 'police and partner together', 'other-agency': 'not for the police' };
const adviceWords = { given: 'given', declined: 'declined', 'not-possible': 'could not be given' } as const;

/** What the log of the incident says of an assessment, in the operators' words. */
export function assessmentLine(event: PastAssessment): Line {
  switch (event.type) {
    case 'operations.ThriveRecorded': {
      const { detail, data } = event;
      const letters = named.map(([name, word]) => `${word}: ${detail?.[name] || '–'}`).join('. ');
      const proposes = data.raise === null ? '' : `. ${data.raise.grade} proposed`;
      return { kind: 'grade', text: detail && `THRIVE. ${letters}${proposes}` };
    }
    case 'operations.QuestionAnswered':
      return {
        kind: 'contact',
        text: event.detail && `${event.detail.question} ${event.detail.answer}${raised(event)}`,
      };
    case 'operations.AdviceRecorded':
      return { kind: 'contact', text: `Advice ${adviceWords[event.data.answer]}: ${event.data.name}` };
    case 'operations.CallerTold': {
      const { told, etaMinutes } = event.data;
      const eta = etaMinutes === null ? '' : `, in ${etaMinutes} min`;
      const words = event.detail?.words ? `: ${event.detail.words}` : '';
      return { kind: 'contact', text: `Caller told: ${toldWords[told]}${eta}${words}` };
    }
    case 'operations.CareDecided': {
      const { decision, ownerName, confirmed } = event.data;
      const doubts = confirmed.length === 0 ? '' : ` (confirmed: ${confirmed.join(', ').replaceAll('-', ' ')})`;
      const told = event.detail?.told ? `. Caller told: ${event.detail.told}` : '';
      const basis = event.detail === null ? '' : `. ${event.detail.basis}${told}`;
      return {
        kind: 'grade',
        text: `Right care: ${decisions[decision]}, ${ownerName} owns the risk${doubts}${basis}`,
      };
    }
    case 'operations.SilentCallHeard':
      return { kind: 'contact', text: `Silent call: ${event.data.name}${raised(event)}` };
    case 'operations.ContactMarked': {
      const { marks, language } = event.data;
      const names = [...marks.map(({ name }) => name), ...(language === null ? [] : [language])];
      return { kind: 'contact', text: names.length === 0 ? 'Marks taken off' : `Marked: ${names.join(', ')}` };
    }
    case 'operations.GradeExplained':
      return {
        kind: 'grade',
        text: event.detail && `Why ${event.data.chosen}, not ${event.data.proposed}: ${event.detail.reason}`,
      };
  }
}

function raised({ data: { raise } }: { data: { raise: { grade: string; because: string } | null } }): string {
  return raise === null ? '' : ` (${raise.grade} proposed: ${raise.because})`;
}
