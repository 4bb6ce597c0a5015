import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { TheirCode } from '../code-mappings/terms.ts';
import { unmappedEvents } from '../code-mappings/unmapped.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { type ForceTerms, type PlaceFacts, placeText } from '../terms.ts';
import type {
  AnswerTransfer,
  OfferTransfer,
  SetPoint,
  SetShape,
  WithdrawPoint,
  WithdrawShape,
  WithdrawTransfer,
} from './commands.ts';
import { measure } from './shape.ts';
import { waits } from './whereabouts.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ incident: readonly IncidentEvent[] }>;
type States = { readonly incident: IncidentState };

const noSuchIncident = () => refuse<never>('no-such-incident', 'There is no incident with this id.');

export function setPoint(
  { input }: Command<typeof SetPoint>,
  { incident: state }: States,
  place: PlaceFacts,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { pointId, kind, note } = input;
  if (state.incident.whereabouts.points.some((point) => point.pointId === pointId)) {
    return refuse('point-exists', 'A point with this id exists already.');
  }
  const detail = { place: placeText(input.place), note };
  return decided({ incident: [{ type: 'operations.PointSet', data: { pointId, kind, place }, detail }] });
}

export function withdrawPoint({ input }: Command<typeof WithdrawPoint>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { pointId, reason } = input;
  const point = state.incident.whereabouts.points.find((one) => one.pointId === pointId);
  if (point === undefined || point.until !== null) return refuse('no-such-point', 'There is no such point in force.');
  return decided({ incident: [{ type: 'operations.PointWithdrawn', data: { pointId }, detail: { reason } }] });
}

/** `reference`: the grid reference of its middle, as it is said over the air. */
export function setShape(
  { input }: Command<typeof SetShape>,
  { incident: state }: States,
  { reference }: { readonly reference: string },
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { shapeId, kind, corners, note } = input;
  if (state.incident.whereabouts.shapes?.some((one) => one.shapeId === shapeId)) {
    return refuse('shape-exists', 'A shape with this id exists already.');
  }
  const data = { shapeId, kind, ...measure(kind, corners) };
  return decided({ incident: [{ type: 'operations.ShapeSet', data, detail: { corners, reference, note } }] });
}

export function withdrawShape({ input }: Command<typeof WithdrawShape>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { shapeId, reason } = input;
  const shape = state.incident.whereabouts.shapes?.find((one) => one.shapeId === shapeId);
  if (shape === undefined || shape.until !== null) return refuse('no-such-shape', 'There is no such shape in force.');
  return decided({ incident: [{ type: 'operations.ShapeWithdrawn', data: { shapeId }, detail: { reason } }] });
}

/** Five minutes: as long as a referral. */
const ANSWER_SECONDS = 300;

export function offerTransfer(
  { input }: Command<typeof OfferTransfer>,
  { incident: state }: States,
  { to, theirs }: { readonly to: ForceTerms | null; readonly theirs?: TheirCode | undefined },
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { incident } = state;
  const { transferId, forceCode, reason } = input;
  if (to === null || to.own) return refuse('no-such-force', `There is no other force with the code ${forceCode}.`);
  const { transfers } = incident.whereabouts;
  if (transfers.some((one) => one.transferId === transferId)) {
    return refuse('transfer-exists', 'A transfer with this id exists already.');
  }
  const waiting = transfers.find(waits);
  if (waiting !== undefined) return refuse('transfer-waits', `An offer to ${waiting.to.name} waits for its answer.`);
  const { number, code, grade, what, place } = incident;
  const data = {
    ...{ transferId, to, number, answerSeconds: ANSWER_SECONDS },
    ...{ code: { code: code.code, name: code.name }, grade: grade.id },
    ...(theirs !== undefined && { theirs }),
  };
  const detail = { reason, what, place: placeText(place) };
  const wanted = { key: transferId, use: 'transfer', to: { id: to.code, name: to.name }, theirs } as const;
  const unmapped = unmappedEvents(incident, { ...wanted, original: what ?? '' });
  return decided({ incident: [{ type: 'operations.TransferOffered', data, detail }, ...unmapped] });
}

export function answerTransfer({ input }: Command<typeof AnswerTransfer>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { transferId, answer, reference, words, from = null } = input;
  const transfer = state.incident.whereabouts.transfers.find((one) => one.transferId === transferId);
  if (transfer !== undefined && from !== null && from !== transfer.to.code) {
    return refuse('other-force', `It was offered to ${transfer.to.name}.`);
  }
  // The line to a partner delivers at least once: the same word again says nothing new.
  if (transfer?.state === answer) return decided({ incident: [] });
  if (transfer === undefined || !waits(transfer)) return noSuchTransfer();
  const data = { transferId, answer, reference: reference === '' ? null : reference };
  return decided({ incident: [{ type: 'operations.TransferAnswered', data, detail: { words } }] });
}

export function withdrawTransfer({ input }: Command<typeof WithdrawTransfer>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { transferId, reason } = input;
  const transfer = state.incident.whereabouts.transfers.find((one) => one.transferId === transferId);
  if (transfer === undefined || !waits(transfer)) return noSuchTransfer();
  return decided({ incident: [{ type: 'operations.TransferWithdrawn', data: { transferId }, detail: { reason } }] });
}

function noSuchTransfer(): Outcome<never> {
  return refuse('no-such-transfer', 'There is no transfer with this id that waits for an answer.');
}
