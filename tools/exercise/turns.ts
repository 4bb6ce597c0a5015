import { makeRandom } from './random.ts';

const HOUR_MS = 3_600_000;

/** How often in an hour each kind of turn comes; chosen so that half an hour meets all of them. */
const perHour = {
  'back-up': 3,
  ask: 3,
  swap: 3,
  exchange: 2,
  'hand-over': 3,
  message: 8,
  'urgent-message': 3,
  'message-of-a-secret': 1,
  obs: 1,
  note: 5,
  talkgroup: 2,
  refer: 1,
  plan: 2,
  snapshot: 2,
  mistyped: 3,
  pair: 1,
  pursuit: 1,
  paper: 1,
  major: 0.5,
} as const;
export type TurnKind = keyof typeof perHour;

/** What somebody in the room does besides sending units. */
export interface Turn {
  /** Milliseconds since the beginning. */
  readonly at: number;
  readonly kind: TurnKind;
  /** Draw who does it and with what: shares of however many there are. */
  readonly who: number;
  readonly which: number;
  /** Once: stands in the words of this turn and in no other. */
  readonly word: string;
}

/** Of a stream of chance of their own, so that the calls of a seed stay what they were. */
const STREAM = 0x7a11;
/** Nothing long begins in the last part: it could not be played to its end. */
const LAST_BEGIN: Partial<Readonly<Record<TurnKind, number>>> = { major: 0.4, pair: 0.6, pursuit: 0.7 };

export function planTurns(seed: number, hours: number): readonly Turn[] {
  const random = makeRandom(seed ^ STREAM);
  const kinds = Object.keys(perHour) as TurnKind[];
  const turns = kinds.flatMap((kind) =>
    Array.from({ length: Math.ceil(perHour[kind] * hours) }, (): Turn => {
      const at = Math.round((0.1 + 0.85 * random.next() * (LAST_BEGIN[kind] ?? 1)) * hours * HOUR_MS);
      return { at, kind, who: random.next(), which: random.next(), word: `qz${random.uuid().slice(0, 8)}` };
    }),
  );
  return turns.toSorted((a, b) => a.at - b.at);
}
