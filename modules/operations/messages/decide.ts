import {
  type CommandOf,
  confirm,
  decided,
  type InputOf,
  type Outcome,
  type Role,
  refuse,
} from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { LadderTerms } from '../terms.ts';
import type * as commands from './commands.ts';
import type { Addressee, MessagePriority } from './commands.ts';
import type { MessageEvent } from './events.ts';
import { answerKey, type Message, type MessageState } from './message.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ message: readonly MessageEvent[] }>;
type States = { readonly message: MessageState };
type SentDecision = Outcome<{ message?: readonly MessageEvent[]; incident?: readonly IncidentEvent[] }>;

/** Somebody whom an addressee means now. */
export interface Recipient {
  readonly accountId: string;
  readonly name: string | null;
  readonly seatId: string | null;
  readonly callsign: string | null;
  /** Sits as the FIM: is on every list. */
  readonly fim: boolean;
}

export interface SendFacts {
  /** As named, with accounts for collar numbers; what is none of the force's is in `unknown`. */
  readonly to: readonly Addressee[];
  readonly words: string;
  readonly unknown: readonly string[];
  readonly told: readonly Recipient[];
  readonly expiresAt: number;
  readonly fromRoles: readonly Role[];
  readonly areaId: string | null;
  readonly answerSeconds: Readonly<Record<MessagePriority, number | null>>;
  readonly repeatSeconds: number;
  /** Of the picture; null: there are no bytes with this hash. */
  readonly file: { readonly mediaType: string; readonly bytes: number } | null;
}

const MOST_MS = 31 * 86_400_000;

export function sendMessage(
  { input, recordedAt, confirmed }: Command<typeof commands.SendMessage>,
  { message, incident }: { readonly message: MessageState; readonly incident: IncidentState | null },
  facts: SendFacts,
): SentDecision {
  if (message.situation !== 'none') return refuse('message-exists', 'A message with this id exists already.');
  if (incident?.situation === 'none') return refuse('no-such-incident', 'There is no incident with this id.');
  const fault = faultOf(input, facts, recordedAt);
  if (fault !== null) return fault;
  const told = facts.told.filter((one) => maySee(incident, one));
  if (told.length < facts.told.length && !confirmed.has('not-on-its-list')) {
    return confirm('not-on-its-list', 'Some of them may not see this incident: they are not told.');
  }
  if (told.length === 0 && !confirmed.has('nobody-there')) {
    return confirm('nobody-there', `Nobody is there now for ${facts.words}: whoever comes is told.`);
  }
  return sentTo(input, facts, { told, incident });
}

function faultOf(
  { to, kind, image }: InputOf<typeof commands.SendMessage>,
  { unknown, expiresAt, file }: SendFacts,
  now: number,
): Outcome<never> | null {
  if (unknown.length > 0) return refuse('no-such-addressee', `There is no ${unknown.join(', ')}.`);
  if (image !== null && file === null) return refuse('no-such-file', 'No file with this hash has been sent in.');
  if (kind === 'note' && to.some((one) => one.kind !== 'seat')) {
    return refuse('note-to-desks', 'A note is for desks: name the desks of the group.');
  }
  return expiresAt <= now || expiresAt > now + MOST_MS ? outOfRange() : null;
}

const outOfRange = () => refuse<never>('expiry-out-of-range', 'It must end in the future, within 31 days.');

/** A concealed incident is told to its list and the FIM alone; what a restricted one says shows under its mask. */
function maySee(incident: IncidentState | null, { accountId, fim }: Recipient): boolean {
  if (incident === null || incident.situation === 'none') return true;
  const { kind, allowed } = incident.incident.restriction;
  return kind !== 'concealed' || fim || allowed.includes(accountId);
}

function sentTo(
  input: InputOf<typeof commands.SendMessage>,
  facts: SendFacts,
  { told, incident }: { readonly told: readonly Recipient[]; readonly incident: IncidentState | null },
): SentDecision {
  const { messageId, kind, priority, text, incidentId, image } = input;
  const { to, words, expiresAt, fromRoles, file } = facts;
  const about = incident === null || incident.situation === 'none' ? null : incident.incident;
  const data = {
    ...{ incidentId, incidentNumber: about?.number.number ?? null, kind, to: [...to], priority, expiresAt },
    ...{ answer: answerOf(input, facts), fromRoles: [...fromRoles] },
    image: image === null || file === null ? null : { sha256: image.sha256, ...file },
  };
  const detail = { text, to: words, imageName: image?.name ?? null };
  const sent: MessageEvent = { type: 'operations.MessageSent', data, detail };
  const events = told.length === 0 ? [sent] : [sent, toldEvent(incidentId, told)];
  const result = { told: told.length };
  if (about === null) return decided({ message: events }, result);
  const logged = { messageId, kind, priority };
  const line: IncidentEvent = { type: 'operations.MessageLogged', data: logged, detail: { to: words, text } };
  return decided({ message: events, incident: [line] }, result);
}

function toldEvent(
  incidentId: string | null,
  told: readonly Pick<Recipient, 'accountId' | 'name' | 'seatId' | 'callsign'>[],
): MessageEvent {
  const to = told.map(({ accountId, seatId, callsign }) => ({ accountId, seatId, callsign }));
  return { type: 'operations.MessageTold', data: { incidentId, to }, detail: { names: told.map(({ name }) => name) } };
}

/** Two minutes between the rungs: an urgent message is about now. */
const CLIMB_SECONDS = 120;

/** The desk that sent it hears first that it was not acknowledged: it knows another way. */
function answerOf(
  { kind, priority }: InputOf<typeof commands.SendMessage>,
  { answerSeconds, fromRoles, areaId, repeatSeconds }: SendFacts,
): Extract<MessageEvent, { type: 'operations.MessageSent' }>['data']['answer'] {
  const seconds = kind === 'note' ? null : answerSeconds[priority];
  if (seconds === null) return null;
  const [first] = fromRoles;
  const up: readonly Role[] = ['control-room-supervisor', 'fim'];
  const rungs = [...new Set([...(first === undefined ? [] : [first]), ...up])];
  const ladder: LadderTerms = {
    rungs: rungs.map((to, at) => ({ to, afterSeconds: at * CLIMB_SECONDS })),
    repeatSeconds,
  };
  return { seconds, ladder, areaId };
}

export function acknowledgeMessage(
  { actor }: Command<typeof commands.AcknowledgeMessage>,
  { message }: States,
): Decision {
  if (message.situation === 'none') return noSuchMessage();
  const mine = message.message.told.find(({ accountId }) => accountId === actor.id);
  if (mine === undefined || mine.acknowledged !== null) return decided({ message: [] });
  const { incidentId } = message.message;
  return decided({ message: [{ type: 'operations.MessageAcknowledged', data: { incidentId, accountId: actor.id } }] });
}

export function withdrawMessage({ input }: Command<typeof commands.WithdrawMessage>, { message }: States): Decision {
  return whenLive(message, ({ incidentId }) => {
    return { type: 'operations.MessageWithdrawn', data: { incidentId }, detail: { reason: input.reason } };
  });
}

export function extendMessage(
  { input, recordedAt }: Command<typeof commands.ExtendMessage>,
  { message }: States,
): Decision {
  const { expiresAt, seen } = input;
  if (expiresAt <= recordedAt || expiresAt > recordedAt + MOST_MS) return outOfRange();
  if (message.situation === 'live' && message.message.expiresAt !== seen) {
    return refuse('changed-meanwhile', 'Somebody else has changed its end meanwhile.', message.message.expiresAt);
  }
  return whenLive(message, ({ incidentId }) => {
    return { type: 'operations.MessageExtended', data: { incidentId, expiresAt } };
  });
}

function whenLive(state: MessageState, then: (message: Message) => MessageEvent): Decision {
  if (state.situation === 'none') return noSuchMessage();
  if (state.situation === 'ended') return refuse('message-over', 'It has been withdrawn or its time is over.');
  return decided({ message: [then(state.message)] });
}

const noSuchMessage = () => refuse<never>('no-such-message', 'There is no message with this id.');
const nothing: Decision = decided({ message: [] });

/** Seen is not acted on: the name stands beside the alarm, the ladder goes on. */
export function seeMessageAlarm(_: Command<typeof commands.SeeMessageAlarm>, { message: state }: States): Decision {
  if (state.situation === 'none') return noSuchMessage();
  const { marks, incidentId } = state.message;
  if (marks[answerKey(state.message)] === undefined) return nothing;
  return decided({ message: [{ type: 'operations.MessageAlarmSeen', data: { incidentId } }] });
}

/** The command looks again when it runs: who was told meanwhile is not told twice, and what is over is told to nobody. */
export function tellMessage(
  { input }: Command<typeof commands.TellMessage>,
  { message: state, incident }: States & { readonly incident: IncidentState | null },
  comer: Recipient,
): Decision {
  if (state.situation === 'none') return noSuchMessage();
  const { message } = state;
  const known = message.told.some(({ accountId }) => accountId === input.accountId);
  const own = message.from.accountId === input.accountId;
  if (state.situation === 'ended' || known || own || !maySee(incident, comer)) return nothing;
  return decided({ message: [toldEvent(message.incidentId, [comer])] });
}

export function lapseMessage({ recordedAt }: Command<typeof commands.LapseMessage>, { message }: States): Decision {
  if (message.situation === 'none') return noSuchMessage();
  if (message.situation === 'ended' || message.message.expiresAt > recordedAt) return nothing;
  const { incidentId } = message.message;
  return decided({ message: [{ type: 'operations.MessageLapsed', data: { incidentId } }] });
}
