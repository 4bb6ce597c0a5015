import { z } from 'zod';

const Wish = z.object({
  site: z.string(),
  term: z.int(),
  inSync: z.boolean(),
  forced: z.boolean(),
  run: z.string(),
  n: z.int(),
});
const Named = z.object({ site: z.string(), term: z.int() });

/** What may be asked of a site's agent; an arbiter knows the first four. */
export const Asked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('vote'), wish: Wish }),
  Named.extend({ kind: z.literal('withdraw') }),
  Named.extend({ kind: z.literal('release') }),
  z.object({ kind: z.literal('state') }),
  /** A stand-by asks for what it needs to copy the primary. */
  z.object({ kind: z.literal('join'), site: z.string() }),
  /** The primary has stopped and everything has been sent: take over. */
  z.object({ kind: z.literal('hand-over'), term: z.int(), by: z.string(), reason: z.string() }),
  /** A person's order, from the command line of the same machine. */
  z.object({
    kind: z.literal('order'),
    order: z.enum(['switch-over', 'take-over']),
    by: z.string(),
    reason: z.string(),
  }),
]);
export type Asked = z.output<typeof Asked>;

const Answer = z.object({
  granted: z.boolean(),
  term: z.int(),
  holder: z.string().nullable(),
  inSync: z.boolean(),
  why: z.enum(['older-term', 'held-by-another', 'promised', 'not-in-sync', 'overtaken']).nullable(),
});

const roles = ['primary', 'stand-by', 'arbiter'] as const;

export const SiteState = z.object({
  name: z.string(),
  role: z.enum(roles),
  term: z.int(),
  /** In words, what it does now. */
  doing: z.string(),
  /** Whether it takes what people do. */
  serves: z.boolean(),
  systemId: z.string().nullable(),
  timeline: z.int().nullable(),
  /** Bytes of log that the stand-by has not yet safe; null: nobody follows. */
  behindBytes: z.number().nullable(),
  commitWaits: z.boolean(),
  /** The other site has everything, and the arbiter knows: it may take over by itself. */
  safe: z.boolean(),
  follows: z.boolean(),
  arbiterHeard: z.boolean(),
  otherHeard: z.boolean(),
  tookOver: z.object({ at: z.number(), by: z.string(), reason: z.string() }).nullable(),
});
export type SiteState = z.output<typeof SiteState>;

const Done = z.object({ done: z.literal(true) });

/** The form of each answer. */
export const sayings = {
  vote: Answer,
  withdraw: Done,
  release: Done,
  state: SiteState,
  join: z.object({ user: z.string(), port: z.int(), encrypted: z.boolean(), sealed: z.string() }),
  'hand-over': Done,
  order: z.object({ said: z.string() }),
};
export type Said<Kind extends Asked['kind']> = z.output<(typeof sayings)[Kind]>;
