import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import { contactAggregate } from '../contacts/aggregate.ts';
import { incidentOf } from '../contacts/contact.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { callGuard, contentGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import * as commands from './commands.ts';
import * as decide from './decide.ts';
import { careFacts, findAdvice, findMarks, findQuestion, findSilentOutcome, thriveFacts } from './facts.ts';

/** The contact, and the incident that came of it: what is said of one stands in both. */
async function streams({ contactId }: { contactId: string }, reader: Reader) {
  const contact = streamOf(contactAggregate, contactId);
  const incidentId = incidentOf(await reader.fold(contact));
  return { contact, incident: incidentId === null ? null : streamOf(incidentAggregate, incidentId) };
}

const onIncident = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });
const content = ({ incident }: { incident: IncidentState }) => contentGuard(incident);
const guard = ({ contact, incident }: decide.OnCall) => callGuard(contact, incident);

export function assessmentHandlers({ force }: Neighbours): readonly AnyHandler[] {
  const pack = () => force.pack();
  const call = { streams, guard };
  return [
    defineHandler({
      declaration: commands.RecordThrive,
      ...call,
      facts: async ({ input }) => thriveFacts(pack(), input.proposes),
      decide: decide.recordThrive,
    }),
    defineHandler({
      declaration: commands.RecordThriveAgain,
      streams: onIncident,
      guard: content,
      facts: async ({ input }) => thriveFacts(pack(), input.proposes),
      decide: decide.recordThriveAgain,
    }),
    defineHandler({
      declaration: commands.AnswerQuestion,
      ...call,
      facts: async ({ input }) => findQuestion(pack(), input.setId, input.questionId, input.answer),
      decide: decide.answerQuestion,
    }),
    defineHandler({
      declaration: commands.RecordAdvice,
      ...call,
      facts: async ({ input }) => findAdvice(pack(), input),
      decide: decide.recordAdvice,
    }),
    defineHandler({ declaration: commands.TellCaller, ...call, decide: decide.tellCaller }),
    defineHandler({
      declaration: commands.DecideCare,
      ...call,
      facts: async ({ input }) => careFacts(pack(), input),
      decide: decide.decideCare,
    }),
    defineHandler({
      declaration: commands.HearSilentCall,
      ...call,
      facts: async ({ input }) => findSilentOutcome(pack(), input.outcome),
      decide: decide.hearSilentCall,
    }),
    defineHandler({
      declaration: commands.MarkContact,
      ...call,
      facts: async ({ input }) => findMarks(pack(), input.marks),
      decide: decide.markContact,
    }),
    defineHandler({ declaration: commands.ExplainGrade, ...call, decide: decide.explainGrade }),
  ];
}
