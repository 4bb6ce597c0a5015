import type { Client } from '../../../client/client.ts';
import { readSession, type SessionAnswer } from '../../../client/session.ts';
import type { TopicShape } from '../../../client/wire.ts';
import { windowKind } from '../shell/window-kind.ts';
import { firstViews } from './first-views.ts';

/** Asks who is here, and begins their rows, drafts and commands. */
export async function enter({ replica, outbox, drafts }: Client): Promise<SessionAnswer> {
  const answer = await readSession();
  if (answer.kind === 'in') {
    const { id } = answer.session.subject;
    drafts.begin(id);
    replica.begin(id);
    void outbox.begin(id);
  }
  return answer;
}

/** The first of it, asked before the screen itself is here. What it answered is to be had without waiting once it is known. */
export interface Opening {
  readonly settled: Promise<SessionAnswer>;
  readonly known: () => SessionAnswer | null;
  /** Who is here is known, and the rows that their desk draws first have come, or were refused. */
  readonly laidOut: Promise<unknown>;
}

/** Whoever sits at an open desk will want its rows as soon as it is drawn: they come while its code is still on the way. */
export function openAhead(client: Client): Opening {
  let known: SessionAnswer | null = null;
  const settled = enter(client).then((answer) => {
    known = answer;
    return answer;
  });
  const laidOut = settled.then((answer) =>
    Promise.all(drawnFirst(answer).map((shape) => client.replica.foresee(shape))),
  );
  return { settled, known: () => known, laidOut };
}

function drawnFirst(answer: SessionAnswer): readonly TopicShape[] {
  if (answer.kind !== 'in' || windowKind() !== 'main') return [];
  const { permissions, lockedAt, subject } = answer.session;
  // Behind a lock, or before a seat is taken, nothing is drawn of it: then nothing is read either (it is a line of the access log).
  if (lockedAt !== null || subject.seat === null || !permissions.includes('incident.read')) return [];
  return firstViews.flatMap(({ permission, ...shape }) => (permissions.includes(permission) ? [shape] : []));
}
