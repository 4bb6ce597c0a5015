import type { InputOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import type { Contact } from '../contacts/contact.ts';
import { openingTerms } from '../incidents/facts.ts';
import type { Neighbours } from '../neighbours.ts';
import { findGrade } from '../pack-terms.ts';
import type { GradeTerms, LadderTerms } from '../terms.ts';
import type { DecideCare, RecordAdvice } from './commands.ts';
import { type Proposal, proposedGrade } from './proposal.ts';
import type { Raise } from './raise.ts';
import type { Owed } from './wrap-up-terms.ts';

/** Reads the force pack and says what the events of an assessment will carry of it. */
const MINUTE = 60;

function raiseTo(pack: Pack, gradeId: string | null, because: string): Raise | null {
  const grade = gradeId === null ? undefined : pack.grades.find((one) => one.id === gradeId);
  return grade === undefined ? null : { grade: grade.id, weight: grade.weight, because };
}

/** Whoever took the call has it on their list; after that the supervisor is told, and again until it is done. */
function wrapUpLadder({ assessment: { wrapUp } }: Pack): LadderTerms {
  const { supervisorAfterMinutes = 15, repeatMinutes = 60 } = wrapUp ?? {};
  const afterSeconds = Math.round(supervisorAfterMinutes * MINUTE);
  return {
    rungs: [{ to: 'control-room-supervisor', afterSeconds }],
    repeatSeconds: Math.round(repeatMinutes * MINUTE),
  };
}

export interface ThriveFacts {
  /** Undefined: the pack has no such grade. */
  readonly raise: Raise | null | undefined;
  readonly again: { readonly seconds: number; readonly ladder: LadderTerms } | null;
}

export function thriveFacts(pack: Pack, proposes: string | null): ThriveFacts {
  const { wrapUp } = pack.assessment;
  const again = wrapUp && { seconds: Math.round(wrapUp.minutes * MINUTE), ladder: wrapUpLadder(pack) };
  if (proposes === null) return { raise: null, again };
  return { raise: raiseTo(pack, proposes, 'THRIVE') ?? undefined, again };
}

export interface QuestionFacts {
  readonly text: string;
  readonly raise: Raise | null;
}

export function findQuestion(pack: Pack, setId: string, questionId: string, answer: string): QuestionFacts | null {
  const set = pack.assessment.questionSets.find(({ id }) => id === setId);
  const question = set?.questions.find(({ id }) => id === questionId);
  if (question === undefined) return null;
  const raise = question.raises.find((one) => one.answer === answer);
  return { text: question.text, raise: raise === undefined ? null : raiseTo(pack, raise.grade, raise.because) };
}

export interface AdviceFacts {
  readonly name: string;
  readonly kind: string;
}

export function findAdvice(pack: Pack, { adviceId }: InputOf<typeof RecordAdvice>): AdviceFacts | null {
  return pack.assessment.advice.find(({ id }) => id === adviceId) ?? null;
}

export interface SilentFacts {
  readonly name: string;
  readonly raise: Raise | null;
}

export function findSilentOutcome(pack: Pack, outcome: string): SilentFacts | null {
  const found = pack.assessment.silentOutcomes.find(({ id }) => id === outcome);
  return found === undefined
    ? null
    : { name: found.name, raise: raiseTo(pack, found.grade, `silent call: ${found.name}`) };
}

export interface MarkFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: 'access' | 'risk';
  readonly raise: Raise | null;
}

/** Null as soon as one of them is unknown. */
export function findMarks(pack: Pack, ids: readonly string[]): MarkFacts[] | null {
  const found = [...new Set(ids)].map((id) => pack.assessment.marks.find((one) => one.id === id));
  const marks = found.filter((one) => one !== undefined);
  if (marks.length < found.length) return null;
  return marks.map(({ id, name, kind, grade }) => ({
    id,
    name,
    kind,
    raise: raiseTo(pack, grade, name.toLowerCase()),
  }));
}

export interface CareFacts {
  /** Null: no such agency. */
  readonly ownerName: string | null;
  /** For this code, and not for a child. */
  readonly applies: boolean;
  readonly raise: Raise | null;
}

export function careFacts(pack: Pack, { code, child, owner, answers }: InputOf<typeof DecideCare>): CareFacts {
  const { care } = pack.assessment;
  const agency = owner === 'police' ? { name: 'Police' } : pack.agencies.find(({ id }) => id === owner);
  const applies = care !== null && !child && care.codes.includes(code) && !care.never.includes(code);
  const grave = careReasons.find(({ answer }) => answers[answer] === 'yes');
  const raise = grave === undefined || care === null ? null : raiseTo(pack, care.grade, grave.because);
  return { ownerName: agency?.name ?? null, applies, raise };
}

const careReasons = [
  { answer: 'riskToLife', because: 'an immediate risk to life' },
  { answer: 'seriousHarm', because: 'a risk of serious harm' },
] as const;

interface AssessedOpening extends ReturnType<typeof openingTerms> {
  /** Null when the command will be refused. */
  readonly proposal: Proposal | null;
  readonly wrapUp: { readonly owed: readonly Owed[]; readonly seconds: number; readonly ladder: LadderTerms } | null;
}

/** The opening with all that speaks for its grade, and what will be owed after the call. */
export function assessedOpening(
  neighbours: Neighbours,
  input: { readonly code: string; readonly grade?: string | undefined },
  contact: Contact | null,
): AssessedOpening {
  const opening = openingTerms(neighbours, input.code, input.grade);
  if (opening.code === null || contact === null) return { ...opening, proposal: null, wrapUp: null };
  const pack = neighbours.force.pack();
  const ofCode = raiseTo(pack, opening.code.grade, `${opening.code.code} ${opening.code.name}`);
  if (ofCode === null) return { ...opening, proposal: null, wrapUp: null };
  const proposal = proposedGrade(ofCode, contact.assessment.raises);
  const unasked = input.grade === undefined && proposal.grade !== opening.code.grade;
  const grade = unasked ? findGrade(pack, proposal.grade) : opening.grade;
  return {
    ...opening,
    grade,
    proposal,
    wrapUp: owedAfter(pack, opening.code.code, { grade, channel: contact.channel }),
  };
}

interface Opened {
  readonly grade: GradeTerms | null;
  readonly channel: string;
}

/** Nobody is on the line who could be told: an officer, or a machine. */
const unspoken: ReadonlySet<string> = new Set(['officer', 'alarm-centre']);

function owedAfter(pack: Pack, code: string, { grade, channel }: Opened): AssessedOpening['wrapUp'] {
  const { wrapUp, advice, care } = pack.assessment;
  if (wrapUp === null || grade === null || channel === 'officer') return null;
  const thrive = wrapUp.thriveGrades.includes(grade.id) || wrapUp.thriveCodes.includes(code);
  const owed: readonly (Owed | false)[] = [
    thrive && 'thrive',
    advice.some(({ codes }) => codes.includes(code)) && 'advice',
    care?.codes.includes(code) === true && 'care',
    !unspoken.has(channel) && 'told',
  ];
  const seconds = Math.round(wrapUp.minutes * MINUTE);
  return { owed: owed.filter((one) => one !== false), seconds, ladder: wrapUpLadder(pack) };
}

/** A further caller is owed an answer; what happens there is assessed already. */
export function owedToFurtherCaller(pack: Pack, channel: string): AssessedOpening['wrapUp'] {
  const { wrapUp } = pack.assessment;
  if (wrapUp === null || unspoken.has(channel)) return null;
  return { owed: ['told'], seconds: Math.round(wrapUp.minutes * MINUTE), ladder: wrapUpLadder(pack) };
}
