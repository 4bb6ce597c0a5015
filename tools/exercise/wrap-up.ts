import type { RowOf } from '../../kernel/pure.ts';
import {
  AnswerQuestion,
  Assessments,
  CallAssessments,
  DecideCare,
  ExplainGrade,
  MarkContact,
  RecordAdvice,
  RecordThrive,
  RecordThriveAgain,
  TellCaller,
  WrapUps,
} from '../../modules/operations/contract.ts';
import type { PlannedCall } from './scenario.ts';
import type { Player, World } from './world.ts';

type WrapUp = RowOf<typeof WrapUps>;

/** How often a caller has to be spoken with through the language line: one call in so many. */
const IN_ANOTHER_LANGUAGE = 12;

/** What is asked while the caller speaks: answers that speak for nothing graver, so that the call keeps its planned grade. */
export async function ask({ pack, count }: World, { person }: Player, call: PlannedCall): Promise<void> {
  const { contactId, code, word } = call;
  const set = pack.assessment.questionSets.find(({ codes }) => codes.includes(code));
  for (const { id: questionId, answers, raises } of set?.questions.slice(0, 2) ?? []) {
    const answer = answers.find((one) => raises.every((raise) => raise.answer !== one)) ?? `Not known: ${word}`;
    const asked = { contactId, setId: set?.id ?? '', questionId, answer };
    if ((await person.send(AnswerQuestion, asked)).kind === 'done') count('questions answered');
  }
  if (Number.parseInt(call.callerNumber.slice(-2), 10) % IN_ANOTHER_LANGUAGE !== 0) return;
  const marked = await person.send(MarkContact, { contactId, marks: ['language-line'], language: 'Polish' });
  if (marked.kind === 'done') count('calls through the language line');
}

/** The call of this seat that is due first is wrapped up, all of it in one go. */
export async function wrapUpNext(world: World, player: Player): Promise<void> {
  const mine = player.screen.rows(WrapUps).filter(({ seatId }) => seatId === player.seatId);
  const [next] = mine.toSorted((a, b) => a.dueAt - b.dueAt);
  const call = next && world.callOfContact.get(next.contactId);
  if (next === undefined || call === undefined) return;
  await world.agenda.pause(call.wrapUpSeconds);
  for (const owed of next.owed) await pay(world, player, { wrapUp: next, call, owed });
  world.count('calls wrapped up');
}

interface Owing {
  readonly wrapUp: WrapUp;
  readonly call: PlannedCall;
  readonly owed: WrapUp['owed'][number];
}

async function pay(world: World, { person }: Player, { wrapUp, call, owed }: Owing): Promise<void> {
  const { contactId, code, grade } = wrapUp;
  const { word } = call;
  switch (owed) {
    case 'thrive': {
      const seen = (await person.read(CallAssessments, contactId)).rows[0]?.thrives.length ?? 0;
      await person.send(RecordThrive, { contactId, seen, letters: lettersOf(word), proposes: null });
      return;
    }
    case 'advice': {
      const advice = world.pack.assessment.advice.find(({ codes }) => codes.includes(code));
      if (advice !== undefined) await person.send(RecordAdvice, { contactId, adviceId: advice.id, answer: 'given' });
      return;
    }
    case 'told': {
      const told = grade === 'G4' ? 'not-attending' : grade === 'G3' ? 'attending-later' : 'attending';
      await person.send(TellCaller, { contactId, told, etaMinutes: null, words: `Told ${word}` });
      return;
    }
    case 'care': {
      const answers = { riskToLife: 'not-known', seriousHarm: 'no', crime: 'no' } as const;
      const decided = { contactId, code, child: false, answers, decision: 'police', owner: 'police' } as const;
      await person.send(DecideCare, { ...decided, basis: `Not ruled out: ${word}`, told: '' });
      return;
    }
    case 'grade-reason':
      await person.send(ExplainGrade, { contactId, reason: `As the caller said: ${word}` });
  }
}

/** Facts have changed: where THRIVE was done before, it is done again. */
export async function thriveAgain(world: World, { person }: Player, incidentId: string, word: string): Promise<void> {
  const [assessment] = (await person.read(Assessments, incidentId)).rows;
  if (assessment === undefined || assessment.changed === null) return;
  const again = { incidentId, seen: assessment.thrives.length, letters: lettersOf(word), proposes: null };
  if ((await person.send(RecordThriveAgain, again)).kind === 'done') world.count('THRIVE done again');
}

function lettersOf(word: string) {
  return {
    ...{ threat: `As told by ${word}`, harm: 'None known', risk: 'As graded' },
    ...{ investigation: 'Witness on the line', vulnerability: 'None known', engagement: 'Will speak to officers' },
  };
}
