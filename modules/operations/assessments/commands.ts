import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { changedMeanwhile } from '../contacts/commands.ts';
import { Id } from '../place.ts';

const contactId = '0198c2f0-1111-7000-8000-000000000001';
const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const noSuchContact = { 'no-such-contact': 'There is no contact with this id.' };
const words = z.string().trim().max(4000);

/** A rationale a letter, and no total: what is known is said, not counted. */
export const Letters = z.object({
  threat: words,
  harm: words,
  risk: words,
  investigation: words,
  vulnerability: words,
  engagement: words,
});
export type Letters = z.output<typeof Letters>;

const thrive = {
  /** The version that was on the screen; 0: none yet. */
  seen: z.int().min(0),
  letters: Letters,
  /** A grade that the rationale speaks for; null: the one that stands will do. */
  proposes: z.string().max(10).nullable(),
};
const exampleLetters = {
  threat: 'Two men with bottles outside',
  harm: 'None yet',
  risk: 'High: they are drunk and shouting',
  investigation: 'CCTV at the pub',
  vulnerability: 'Caller alone behind the bar',
  engagement: 'Will stay on the line',
};

export const RecordThrive = declareCommand({
  name: 'operations.recordThrive',
  summary: 'Record THRIVE for a contact, a rationale per letter; every version is kept',
  permission: 'contact.take',
  schema: z.object({ contactId: Id, ...thrive }),
  refusals: { ...noSuchContact, ...changedMeanwhile, 'no-such-grade': 'The force pack has no such grade.' },
  example: { contactId, seen: 0, letters: exampleLetters, proposes: null },
});

export const RecordThriveAgain = declareCommand({
  name: 'operations.recordThriveAgain',
  summary: 'Record THRIVE again on the incident, when facts have changed',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, ...thrive }),
  refusals: {
    'no-such-incident': 'There is no incident with this id.',
    ...changedMeanwhile,
    'no-such-grade': 'The force pack has no such grade.',
  },
  example: { incidentId, seen: 1, letters: exampleLetters, proposes: 'G1' },
});

export const AnswerQuestion = declareCommand({
  name: 'operations.answerQuestion',
  summary: 'Keep the answer to a question of the set for this kind of call',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    setId: z.string().max(60),
    questionId: z.string().max(60),
    answer: z.string().trim().min(1).max(2000),
  }),
  refusals: { ...noSuchContact, 'no-such-question': 'The force pack has no such question.' },
  example: { contactId, setId: 'domestic', questionId: 'weapon', answer: 'yes' },
});

/** Not possible: the line was lost, or it would not have been safe to say. */
export const AdviceAnswer = z.enum(['given', 'declined', 'not-possible']);

export const RecordAdvice = declareCommand({
  name: 'operations.recordAdvice',
  summary: 'Record that advice was given, declined, or could not be given',
  permission: 'contact.take',
  schema: z.object({ contactId: Id, adviceId: z.string().max(60), answer: AdviceAnswer }),
  refusals: { ...noSuchContact, 'no-such-advice': 'The force pack has no such advice.' },
  example: { contactId, adviceId: 'secure-home', answer: 'given' },
});

export const Told = z.enum([
  'attending',
  'attending-later',
  'not-attending',
  'line-lost',
  'third-party',
  'unsafe-to-contact',
]);
export type Told = z.output<typeof Told>;

export const TellCaller = declareCommand({
  name: 'operations.tellCaller',
  summary: 'Record what the caller was told: whether somebody comes, and when; or why they could not be told',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    told: Told,
    etaMinutes: z.int().min(0).max(10_080).nullable(),
    words: z.string().trim().max(2000),
  }),
  refusals: noSuchContact,
  example: { contactId, told: 'attending', etaMinutes: 15, words: '' },
});

const Answer = z.enum(['yes', 'no', 'not-known']);
/** They come first, before anybody asks whose task it is. */
export const CareAnswers = z.object({ riskToLife: Answer, seriousHarm: Answer, crime: Answer });
export type CareAnswers = z.output<typeof CareAnswers>;
export const CareDecision = z.enum(['police', 'joint', 'other-agency']);

export const DecideCare = declareCommand({
  name: 'operations.decideCare',
  summary: 'Right Care Right Person: who deals with it, on what basis, who owns the risk now, what the caller was told',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    code: z.string().max(10),
    /** Somebody under 18 is concerned. */
    child: z.boolean(),
    answers: CareAnswers,
    decision: CareDecision,
    /** An agency of the pack, or `police`. */
    owner: z.string().max(60),
    basis: z.string().trim().min(3).max(4000),
    told: z.string().trim().max(2000),
  }),
  refusals: { ...noSuchContact, 'no-such-agency': 'The force pack has no such agency.' },
  confirms: {
    'police-duty': 'Life, serious harm or a crime is not ruled out: the police may owe a duty here.',
    'not-for-this': 'Right Care Right Person is not for children, missing persons, or a call of this kind.',
  },
  example: {
    contactId,
    code: '309',
    child: false,
    answers: { riskToLife: 'no', seriousHarm: 'no', crime: 'no' },
    decision: 'other-agency',
    owner: 'mental-health',
    basis: 'Missed an appointment; seen well an hour ago',
    told: 'The crisis team will ring within the hour',
  },
});

export const HearSilentCall = declareCommand({
  name: 'operations.hearSilentCall',
  summary: 'Record what came of a silent call: 55 pressed, a cough or tap, or nothing',
  permission: 'contact.take',
  schema: z.object({ contactId: Id, outcome: z.string().max(60) }),
  refusals: { ...noSuchContact, 'no-such-outcome': 'The force pack has no such outcome of a silent call.' },
  example: { contactId, outcome: 'pressed-55' },
});

export const MarkContact = declareCommand({
  name: 'operations.markContact',
  summary: 'Mark how the caller has to be spoken with, and what risks stand out',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    marks: z.array(z.string().max(60)).max(20),
    language: z.string().trim().min(1).max(60).nullable(),
  }),
  refusals: { ...noSuchContact, 'no-such-mark': 'The force pack has no such mark.' },
  example: { contactId, marks: ['language-line'], language: 'Polish' },
});

export const ExplainGrade = declareCommand({
  name: 'operations.explainGrade',
  summary: 'Say why another grade was chosen than the one proposed',
  permission: 'contact.take',
  schema: z.object({ contactId: Id, reason: z.string().trim().min(3).max(2000) }),
  refusals: { ...noSuchContact, 'no-incident': 'No incident has come of this contact.' },
  example: { contactId, reason: 'Caller has moved away and is safe' },
});
