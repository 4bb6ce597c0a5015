import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import { incidentAggregate } from '../../operations/index.ts';
import type { FigureNeeds } from '../figures/queries.ts';
import { incidentGuard } from '../incident-guard.ts';
import { checkAggregate } from './aggregate.ts';
import { AnswerCheck, AskAboutUnattended, DrawCheck, TakeCheck } from './commands.ts';
import * as decide from './decide.ts';
import { drawOne } from './draw.ts';
import { findUnattended } from './queries.ts';

const alone = ({ checkId }: { checkId: string }) => ({ check: streamOf(checkAggregate, checkId) });

/** A check is guarded as the incident is that it is about. */
async function withIncident({ checkId }: { checkId: string }, reader: Reader) {
  const check = streamOf(checkAggregate, checkId);
  const state = await reader.fold(check);
  const incidentId = state.situation === 'none' ? null : state.check.incidentId;
  return { check, incident: incidentId === null ? null : streamOf(incidentAggregate, incidentId) };
}

export function checkHandlers({ pack, clock }: FigureNeeds): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: DrawCheck,
      streams: alone,
      facts: async ({ input }, _states, { db }) => {
        const { samples, uncounted } = pack().supervision;
        const rule = samples.find(({ id }) => id === input.rule) ?? null;
        if (rule === null) return { rule, drawn: null };
        const drawing = { rule, uncounted, now: clock.now() };
        return { rule, drawn: await drawOne(db, drawing, input.accountId, input.checkId) };
      },
      decide: decide.drawCheck,
    }),
    defineHandler({ declaration: TakeCheck, streams: withIncident, guard: incidentGuard, decide: decide.takeCheck }),
    defineHandler({
      declaration: AnswerCheck,
      streams: withIncident,
      guard: incidentGuard,
      decide: decide.answerCheck,
    }),
    defineHandler({
      declaration: AskAboutUnattended,
      streams: alone,
      facts: ({ input }, _states, { db }) => findUnattended(db, input.incidentId, pack().supervision),
      decide: decide.askAboutUnattended,
    }),
  ];
}
