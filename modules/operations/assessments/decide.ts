import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Contact, ContactState } from '../contacts/contact.ts';
import type { ContactEvent } from '../contacts/events.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type {
  AnswerQuestion,
  DecideCare,
  ExplainGrade,
  HearSilentCall,
  Letters,
  MarkContact,
  RecordAdvice,
  RecordThrive,
  RecordThriveAgain,
  TellCaller,
} from './commands.ts';
import type { AssessmentEvent } from './events.ts';
import type { AdviceFacts, CareFacts, MarkFacts, QuestionFacts, SilentFacts, ThriveFacts } from './facts.ts';

type Command<C> = CommandOf<InputOf<C>>;
type OfBoth = Outcome<{ contact: readonly ContactEvent[]; incident?: readonly IncidentEvent[] }>;

export interface OnCall {
  readonly contact: ContactState;
  /** The incident that came of it; null while there is none. */
  readonly incident: IncidentState | null;
}

const noSuchContact = () => refuse<never>('no-such-contact', 'There is no contact with this id.');
const noSuchGrade = (id: string | null) => refuse<never>('no-such-grade', `The force pack has no grade ${id ?? ''}.`);

function recordOf({ contact }: OnCall): Contact | null {
  return contact.situation === 'open' || contact.situation === 'settled' ? contact.contact : null;
}

/** In the stream of the contact and, once there is one, in that of its incident: the log has it as a line. */
function kept(event: AssessmentEvent, { incident }: OnCall): OfBoth {
  if (incident === null || incident.situation === 'none') return decided({ contact: [event] });
  return decided({ contact: [event], incident: [event] });
}

const letterNames = ['threat', 'harm', 'risk', 'investigation', 'vulnerability', 'engagement'] as const;

function thriveEvent(contactId: string | null, letters: Letters, { raise, again }: ThriveFacts): AssessmentEvent {
  const lacks = letterNames.filter((name) => letters[name] === '');
  const data = { contactId, lacks: [...lacks], raise: raise ?? null, again };
  return { type: 'operations.ThriveRecorded', data, detail: letters };
}

/** Two who assess at once: the second sees what the first has written before it writes over it. */
function newerThan(seen: number, stands: number): Outcome<never> | null {
  if (seen === stands) return null;
  return refuse('changed-meanwhile', 'Somebody else has recorded THRIVE meanwhile.', stands);
}

export function recordThrive({ input }: Command<typeof RecordThrive>, on: OnCall, facts: ThriveFacts): OfBoth {
  const record = recordOf(on);
  if (record === null) return noSuchContact();
  const newer = newerThan(input.seen, record.assessment.thrives.length);
  if (newer !== null) return newer;
  if (facts.raise === undefined) return noSuchGrade(input.proposes);
  return kept(thriveEvent(input.contactId, input.letters, facts), on);
}

export function recordThriveAgain(
  { input }: Command<typeof RecordThriveAgain>,
  { incident }: { incident: IncidentState },
  facts: ThriveFacts,
): Outcome<{ incident: readonly IncidentEvent[] }> {
  if (incident.situation === 'none') return refuse('no-such-incident', 'There is no incident with this id.');
  const newer = newerThan(input.seen, incident.incident.assessment.thrives.length);
  if (newer !== null) return newer;
  if (facts.raise === undefined) return noSuchGrade(input.proposes);
  return decided({ incident: [thriveEvent(null, input.letters, facts)] });
}

export function answerQuestion(
  { input }: Command<typeof AnswerQuestion>,
  on: OnCall,
  question: QuestionFacts | null,
): OfBoth {
  const record = recordOf(on);
  if (record === null) return noSuchContact();
  if (question === null) return refuse('no-such-question', 'The force pack has no such question.');
  const { contactId, setId, questionId, answer } = input;
  const stands = record.assessment.answers.find((one) => one.setId === setId && one.questionId === questionId);
  if (stands?.answer === answer) return decided({ contact: [] });
  const data = { contactId, setId, questionId, raise: question.raise };
  const detail = { question: question.text, answer };
  return kept({ type: 'operations.QuestionAnswered', data, detail }, on);
}

export function recordAdvice({ input }: Command<typeof RecordAdvice>, on: OnCall, advice: AdviceFacts | null): OfBoth {
  if (recordOf(on) === null) return noSuchContact();
  if (advice === null) return refuse('no-such-advice', 'The force pack has no such advice.');
  const { contactId, adviceId, answer } = input;
  const data = { contactId, adviceId, name: advice.name, kind: advice.kind, answer };
  return kept({ type: 'operations.AdviceRecorded', data }, on);
}

export function tellCaller({ input }: Command<typeof TellCaller>, on: OnCall): OfBoth {
  if (recordOf(on) === null) return noSuchContact();
  const { contactId, told, etaMinutes, words } = input;
  return kept({ type: 'operations.CallerTold', data: { contactId, told, etaMinutes }, detail: { words } }, on);
}

/** Nothing is applied of itself, and nothing is refused: who goes on in spite of a doubt confirms it, and that is kept. */
export function decideCare({ input, confirmed }: Command<typeof DecideCare>, on: OnCall, facts: CareFacts): OfBoth {
  if (recordOf(on) === null) return noSuchContact();
  const { ownerName } = facts;
  if (ownerName === null) return refuse('no-such-agency', `The force pack has no agency ${input.owner}.`);
  const doubts = careDoubts(input, facts);
  const open = doubts.find(({ code }) => !confirmed.has(code));
  if (open !== undefined) return confirm(open.code, open.text);
  const { contactId, answers, decision, owner, basis, told } = input;
  const chosen = doubts.map(({ code }) => code);
  const data = { contactId, answers, decision, owner, ownerName, raise: facts.raise, confirmed: chosen };
  return kept({ type: 'operations.CareDecided', data, detail: { basis, told } }, on);
}

function careDoubts({ answers, decision }: InputOf<typeof DecideCare>, { applies }: CareFacts) {
  if (decision === 'police') return [];
  const ruledOut = Object.values(answers).every((answer) => answer === 'no');
  const duty = 'Life, serious harm or a crime is not ruled out: the police may owe a duty here.';
  const kind = 'Right Care Right Person is not for children, missing persons, or a call of this kind.';
  return [
    ...(applies ? [] : [{ code: 'not-for-this', text: kind }]),
    ...(ruledOut ? [] : [{ code: 'police-duty', text: duty }]),
  ];
}

export function hearSilentCall(
  { input }: Command<typeof HearSilentCall>,
  on: OnCall,
  outcome: SilentFacts | null,
): OfBoth {
  if (recordOf(on) === null) return noSuchContact();
  if (outcome === null) return refuse('no-such-outcome', 'The force pack has no such outcome of a silent call.');
  const data = { contactId: input.contactId, outcome: input.outcome, name: outcome.name, raise: outcome.raise };
  return kept({ type: 'operations.SilentCallHeard', data }, on);
}

export function markContact({ input }: Command<typeof MarkContact>, on: OnCall, marks: MarkFacts[] | null): OfBoth {
  if (recordOf(on) === null) return noSuchContact();
  if (marks === null) return refuse('no-such-mark', 'The force pack has no such mark.');
  const { contactId, language } = input;
  return kept({ type: 'operations.ContactMarked', data: { contactId, marks, language } }, on);
}

export function explainGrade({ input }: Command<typeof ExplainGrade>, on: OnCall): OfBoth {
  if (recordOf(on) === null) return noSuchContact();
  const { incident } = on;
  if (incident === null || incident.situation === 'none') {
    return refuse('no-incident', 'No incident has come of this contact.');
  }
  const { grade, wrapUps } = incident.incident;
  const proposed = wrapUps.find(({ contactId }) => contactId === input.contactId)?.proposed ?? grade.id;
  const data = { contactId: input.contactId, proposed, chosen: grade.id };
  return kept({ type: 'operations.GradeExplained', data, detail: { reason: input.reason } }, on);
}
