import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import { gridReferenceOf } from '../../gazetteer/index.ts';
import { codeFor } from '../code-mappings/code-for.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { placeFacts } from '../incidents/facts.ts';
import { contentGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import * as commands from './commands.ts';
import * as decide from './decide.ts';
import { type Corner, middleOf } from './shape.ts';

const streams = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });
const guard = ({ incident }: { incident: IncidentState }) => contentGuard(incident);

export function whereaboutsHandlers(neighbours: Neighbours): readonly AnyHandler[] {
  const { force } = neighbours;
  return [
    defineHandler({
      declaration: commands.SetPoint,
      streams,
      guard,
      facts: async ({ input }) => placeFacts(neighbours, input.place),
      decide: decide.setPoint,
    }),
    defineHandler({ declaration: commands.WithdrawPoint, streams, guard, decide: decide.withdrawPoint }),
    defineHandler({
      declaration: commands.SetShape,
      streams,
      guard,
      facts: async ({ input }) => ({ reference: referenceOf(input.corners) }),
      decide: decide.setShape,
    }),
    defineHandler({ declaration: commands.WithdrawShape, streams, guard, decide: decide.withdrawShape }),
    defineHandler({
      declaration: commands.OfferTransfer,
      streams,
      guard,
      facts: async ({ input }, { incident }) => {
        const to = force.findForce(input.forceCode);
        if (to === null || incident.situation === 'none') return { to };
        return { to, theirs: codeFor(force.pack(), { id: to.code, name: to.name }, incident.incident) };
      },
      decide: decide.offerTransfer,
    }),
    defineHandler({ declaration: commands.AnswerTransfer, streams, guard, decide: decide.answerTransfer }),
    defineHandler({ declaration: commands.WithdrawTransfer, streams, guard, decide: decide.withdrawTransfer }),
  ];
}

function referenceOf(corners: readonly Corner[]): string {
  const [lon, lat] = middleOf(corners);
  return gridReferenceOf(lon, lat);
}
