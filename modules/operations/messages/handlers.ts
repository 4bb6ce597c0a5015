import { type AnyHandler, defineHandler, findBlobFacts, type Reader, streamOf } from '../../../kernel/index.ts';
import type { CommandOf, Guarded, InputOf } from '../../../kernel/pure.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { contentGuard, presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { type MessageState, messageAggregate } from './message.ts';
import { listPresent, meaningOf, type Present } from './recipients.ts';

type Id = { readonly messageId: string };
type States = { readonly message: MessageState; readonly incident: IncidentState | null };

const noIncident: IncidentState = { situation: 'none' };
const own = ({ messageId }: Id) => ({ message: streamOf(messageAggregate, messageId) });

function newWithIncident({ messageId, incidentId }: InputOf<typeof commands.SendMessage>) {
  const incident = incidentId === null ? null : streamOf(incidentAggregate, incidentId);
  return { message: streamOf(messageAggregate, messageId), incident };
}

/** The message with the incident that it is about, whose guard is its own. */
async function withIncident({ messageId }: Id, reader: Reader) {
  const message = streamOf(messageAggregate, messageId);
  const state = await reader.fold(message);
  const incidentId = state.situation === 'none' ? null : state.message.incidentId;
  return { message, incident: incidentId === null ? null : streamOf(incidentAggregate, incidentId) };
}

function guardOfSender({ message, incident }: States): Guarded {
  const owners = message.situation === 'none' ? [] : [message.message.from.accountId];
  return { ...contentGuard(incident ?? noIncident), owners };
}

/** To acknowledge asks for nothing that is hidden. */
function guardOfTold({ message }: Pick<States, 'message'>): Guarded {
  const owners = message.situation === 'none' ? [] : message.message.told.map(({ accountId }) => accountId);
  return { restriction: 'none', allowed: [], owners };
}

export function messageHandlers(neighbours: Neighbours): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.SendMessage,
      streams: newWithIncident,
      // As a line of its log: what shows under a mask is enough to write about it.
      guard: ({ incident }) => presenceGuard(incident ?? noIncident),
      facts: (command, _states, reader) => sendFacts(command, reader, neighbours),
      decide: rules.sendMessage,
    }),
    defineHandler({
      declaration: commands.AcknowledgeMessage,
      streams: own,
      guard: guardOfTold,
      decide: rules.acknowledgeMessage,
    }),
    ...[
      defineHandler({
        declaration: commands.WithdrawMessage,
        streams: withIncident,
        guard: guardOfSender,
        decide: rules.withdrawMessage,
      }),
      defineHandler({
        declaration: commands.ExtendMessage,
        streams: withIncident,
        guard: guardOfSender,
        decide: rules.extendMessage,
      }),
      defineHandler({
        declaration: commands.SeeMessageAlarm,
        streams: withIncident,
        guard: ({ incident }) => presenceGuard(incident ?? noIncident),
        decide: rules.seeMessageAlarm,
      }),
    ],
    defineHandler({
      declaration: commands.TellMessage,
      streams: withIncident,
      facts: async ({ input }, _states, { db }) => comerOf(input, await listPresent(db, neighbours)),
      decide: rules.tellMessage,
    }),
    defineHandler({ declaration: commands.LapseMessage, streams: own, decide: rules.lapseMessage }),
  ];
}

function comerOf(
  { accountId, seatId, callsign }: InputOf<typeof commands.TellMessage>,
  present: readonly Present[],
): rules.Recipient {
  const there = present.find((one) => one.accountId === accountId);
  return there ?? { accountId, name: null, seatId, callsign, fim: false };
}

const HOUR_MS = 3_600_000;

async function sendFacts(
  { input, actor, recordedAt }: CommandOf<InputOf<typeof commands.SendMessage>>,
  { db }: Reader,
  neighbours: Neighbours,
): Promise<rules.SendFacts> {
  const { to, kind, image, expiresAt } = input;
  const pack = neighbours.force.pack();
  const [present, file] = await Promise.all([
    listPresent(db, neighbours),
    image === null ? null : findBlobFacts(db, image.sha256),
  ]);
  const meant = await Promise.all(to.map((one) => meaningOf(db, one, present, neighbours)));
  const seat = pack.seats.find(({ id }) => id === actor.seatId);
  const terms = pack.control.messages;
  const hours = { message: terms.messageHours, obs: terms.obsHours, note: terms.noteHours }[kind];
  return {
    to: meant.flatMap(({ addressee }) => addressee ?? []),
    words: meant.map(({ words }) => words).join(', '),
    unknown: meant.flatMap(({ addressee, words }) => (addressee === null ? [words] : [])),
    told: onceEach(meant.flatMap(({ told }) => told)).filter(({ accountId }) => accountId !== actor.id),
    expiresAt: expiresAt ?? recordedAt + hours * HOUR_MS,
    fromRoles: seat?.roles ?? [],
    areaId: seat?.areas.length === 1 ? (seat.areas[0] ?? null) : null,
    answerSeconds: { routine: null, priority: terms.prioritySeconds, urgent: terms.urgentSeconds },
    repeatSeconds: terms.repeatSeconds,
    file,
  };
}

function onceEach(all: readonly Present[]): readonly Present[] {
  return [...new Map(all.map((one) => [one.accountId, one])).values()];
}
