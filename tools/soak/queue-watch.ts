import { ringingCalls } from '../../apps/control-room/queue/order.ts';
import { Contacts } from '../../modules/operations/contract.ts';
import { idOf, type LogEvent, type Violate } from '../exercise/log.ts';
import { playersWith, type World } from '../exercise/world.ts';

/** What stood on top of somebody's queue of calls, and between which positions of the log that was. */
export interface Sample {
  readonly who: string;
  readonly top: string | null;
  readonly from: number;
  readonly to: number;
}

const EVERY_SECONDS = 5;

/** Looks at the screens of whoever answers calls. */
export function watchQueues(world: World, samples: Sample[]): void {
  world.agenda.every(EVERY_SECONDS, async () => {
    for (const { person, screen } of playersWith(world, 'contact-officer')) {
      const from = screen.position();
      const [first] = ringingCalls(screen.rows(Contacts));
      // A connection that is lost shows what stood there before, and says so.
      if (from < 0) continue;
      // A row may be newer than the position at which its screen stands: no newer than what the server says now.
      const { asOf } = await person.read(Contacts);
      samples.push({ who: person.account, top: first?.id ?? null, from, to: Math.max(from, asOf) });
    }
  });
}

interface Ringing {
  readonly id: string;
  readonly isEmergency: boolean;
  readonly since: number;
  readonly announced: number;
  ended: number;
}

/** By the log alone: the oldest 999 call that nobody has answered stood on top, on every screen, at every look. */
export function checkQueues(events: readonly LogEvent[], samples: readonly Sample[], violate: Violate): void {
  const calls = ringingIn(events);
  for (const { who, top, from, to } of samples) {
    const moments = [
      from,
      ...calls.flatMap(({ announced, ended }) => [announced, ended]).filter((p) => p > from && p <= to),
    ];
    const rightly = moments.map((position) => topAt(calls, position));
    if (rightly.includes(top)) continue;
    violate('a call that was not on top', `${who} between ${from} and ${to}: ${top}, rightly ${rightly.join(' or ')}`);
  }
}

/** Who rang off has a record that nobody needs to answer. */
const endings = new Set(['operations.CallAnswered', 'operations.CallRangOff', 'operations.ContactClosed']);

function ringingIn(events: readonly LogEvent[]): readonly Ringing[] {
  const calls = new Map<string, Ringing>();
  for (const event of events) {
    const { type, position, occurredAt, data } = event;
    const id = idOf(event);
    // A message of another system waits as a call does that rings.
    if (type === 'operations.CallAnnounced' || type === 'operations.ContactReceived') {
      const isEmergency = (data as { readonly channel?: string }).channel === '999';
      calls.set(id, { id, isEmergency, since: occurredAt, announced: position, ended: Number.POSITIVE_INFINITY });
    }
    const call = calls.get(id);
    if (call !== undefined && endings.has(type)) call.ended = Math.min(call.ended, position);
  }
  return [...calls.values()];
}

function topAt(calls: readonly Ringing[], position: number): string | null {
  const ringing = calls.filter(({ announced, ended }) => announced <= position && ended > position);
  const first = ringing.reduce<Ringing | null>(
    (best, call) => (best === null || isBefore(call, best) ? call : best),
    null,
  );
  return first?.id ?? null;
}

function isBefore(a: Ringing, b: Ringing): boolean {
  return a.isEmergency === b.isEmergency ? a.since < b.since : a.isEmergency;
}
