import {
  type Actor,
  type CommandOf,
  confirm,
  decided,
  type InputOf,
  type Outcome,
  refuse,
} from '../../../kernel/pure.ts';
import type { PublishDraft, PublishPack, RollBackPack, TakeEffect, WithdrawPublication } from '../contract.ts';
import type { DraftEvent, PackEvent } from '../events.ts';
import type { Draft } from './draft.ts';
import type { Looked } from './look.ts';
import type { Published, Scheduled } from './published.ts';

/** A version as it stands in the database; `seats` are those that it would change. */
export interface VersionFacts {
  /** Null: it was never loaded. */
  readonly hash: string | null;
  readonly readable: boolean;
  readonly seats: readonly string[];
  /** Drafts that stand. */
  readonly drafts: readonly string[];
}

interface OfPack {
  readonly pack: Published;
}
type Publishing = Outcome<{ readonly pack?: readonly PackEvent[] }>;

interface Order {
  readonly packId: string;
  readonly version: string;
  readonly hash: string;
  readonly seats: readonly string[];
  readonly drafts: readonly string[];
  readonly from: number | null;
  readonly because: 'published' | 'rolled-back';
  readonly reason: string;
}

/** Puts a version in force that is there: a newer one, or an older one again. */
export function publishPack(
  command: CommandOf<InputOf<typeof PublishPack>>,
  { pack }: OfPack,
  { hash, readable, seats, drafts }: VersionFacts,
): Publishing {
  const { packId, version, from, reason } = command.input;
  if (hash === null) return refuse('no-such-version', `Version ${version} of ${packId} has not been loaded.`);
  if (!readable) return notReadable(version);
  if (from === null && pack.situation === 'in-force' && pack.version === version) return decided({});
  if (isStart(command.actor)) return decided({ pack: [put(pack, { packId, version, hash, seats, drafts }, 'start')] });
  return order(command, pack, { packId, version, hash, seats, drafts, from, because: 'published', reason });
}

/** A start of the server says what it has; it waits for nothing and gives way to nobody. */
function isStart({ kind, id }: Actor): boolean {
  return kind === 'system' && id === 'force-start';
}

const notReadable = (version: string): Publishing =>
  refuse('not-readable', `Version ${version} is of an older program and has faults under this one.`);

/** In force at once, or from a time: what waits already must not be undone, nor undo, in silence. */
function order(command: CommandOf<unknown>, pack: Published, wanted: Order): Publishing {
  const unclear = doubtOf(command, pack, wanted);
  if (unclear !== null) return unclear;
  const { packId, version, hash, from, because, reason } = wanted;
  const ordered: PackEvent = {
    type: 'force.PublicationOrdered',
    data: { packId, version, hash, from, because },
    detail: { reason },
  };
  return decided({ pack: from === null ? [ordered, put(pack, wanted, because)] : [ordered] }, { version });
}

function doubtOf(command: CommandOf<unknown>, { scheduled }: Published, { version, from }: Order): Publishing | null {
  if (from !== null && from <= command.recordedAt) {
    return refuse('too-soon', 'The time from which it is to be in force has passed.', command.recordedAt);
  }
  if (scheduled === null || scheduled.version === version) return null;
  if (from !== null)
    return refuse('another-is-scheduled', `Version ${scheduled.version} waits for its time.`, scheduled);
  if (command.confirmed.has('scheduled-stands')) return null;
  return confirm(
    'scheduled-stands',
    `${scheduled.version} waits for its time and does not have this: it will undo it.`,
  );
}

type Put = Pick<Order, 'packId' | 'version' | 'hash' | 'seats' | 'drafts'>;

function put(
  pack: Published,
  { packId, version, hash, seats, drafts }: Put,
  because: 'start' | 'published' | 'scheduled' | 'rolled-back',
): PackEvent {
  const previous = pack.situation === 'in-force' ? pack.version : null;
  return {
    type: 'force.PackPublished',
    data: { packId, version, hash, previous, because, seats: [...seats], drafts: [...drafts] },
  };
}

export function withdrawPublication(
  { input }: CommandOf<InputOf<typeof WithdrawPublication>>,
  { pack }: OfPack,
): Publishing {
  const { packId, version, reason } = input;
  if (pack.scheduled?.version !== version) return notScheduled(version, pack.scheduled);
  return decided({ pack: [{ type: 'force.PublicationWithdrawn', data: { packId, version }, detail: { reason } }] });
}

const notScheduled = (version: string, scheduled: Scheduled | null): Publishing =>
  refuse('not-scheduled', `Version ${version} does not wait for its time.`, scheduled);

/** The time of a scheduled version has come. */
export function takeEffect(
  { input, recordedAt }: CommandOf<InputOf<typeof TakeEffect>>,
  { pack }: OfPack,
  { readable, seats, drafts }: VersionFacts,
): Publishing {
  const { packId, version } = input;
  const { scheduled } = pack;
  if (scheduled?.version !== version || scheduled.from > recordedAt) return notScheduled(version, scheduled);
  if (!readable) return notReadable(version);
  return decided({ pack: [put(pack, { packId, version, hash: scheduled.hash, seats, drafts }, 'scheduled')] });
}

/** The version to go back to: the one asked for, else the one before. */
export function rollBackTarget(pack: Published, to: string | undefined): string | null {
  if (pack.situation === 'none') return null;
  return to ?? pack.before.findLast((version) => version !== pack.version) ?? null;
}

export function rollBackPack(
  command: CommandOf<InputOf<typeof RollBackPack>>,
  { pack }: OfPack,
  { hash, readable, seats, drafts }: VersionFacts,
): Publishing {
  const { packId, seen, to, reason } = command.input;
  if (pack.situation === 'none') return refuse('nothing-before', 'No version is in force.');
  if (pack.version !== seen) return refuse('changed-meanwhile', `${pack.version} is in force.`, pack.version);
  const version = rollBackTarget(pack, to);
  if (version === null) return refuse('nothing-before', 'No other version was in force before.');
  if (hash === null || !pack.before.includes(version)) {
    return refuse('no-such-version', `Version ${version} has never been in force.`, pack.before.at(-1));
  }
  if (!readable) return notReadable(version);
  return order(command, pack, { packId, version, hash, seats, drafts, from: null, because: 'rolled-back', reason });
}

type PublishingDraft = Outcome<{ readonly pack?: readonly PackEvent[]; readonly draft?: readonly DraftEvent[] }>;

/** A draft becomes a version: what was looked at is what is published. */
export function publishDraft(
  command: CommandOf<InputOf<typeof PublishDraft>>,
  { pack, draft }: OfPack & { readonly draft: Draft },
  looked: Looked | null,
): PublishingDraft {
  const { seen, from, reason } = command.input;
  if (draft.situation !== 'open' || looked === null)
    return refuse('no-such-draft', 'There is no such draft that stands.');
  if (draft.accountId !== command.actor.id) return refuse('not-yours', `This is the draft of ${draft.name}.`);
  const no = faultOf(looked, seen);
  if (no !== null) return no;
  const { packId, becomes: version, over, hash, seats, drafts, changes, content } = looked;
  const ordered = order(command, pack, { packId, version, hash, seats, drafts, from, because: 'published', reason });
  if (ordered.outcome !== 'decided') return ordered;
  const made: PackEvent = {
    type: 'force.VersionMade',
    data: { packId, version, hash, over, sections: changes.map(({ section }) => section) },
    detail: { content, changes: changes.map((change) => ({ ...change })) },
  };
  const events = { pack: [made, ...(ordered.events.pack ?? [])] };
  return decided(
    { ...events, draft: [{ type: 'force.DraftPublished', data: { packId, version } }] },
    { version, from },
  );
}

function faultOf({ hash, changes, conflicts, faults }: Looked, seen: string): PublishingDraft | null {
  if (hash !== seen) {
    return refuse('changed-meanwhile', 'The draft, or the pack beneath it, is another than you saw.', hash);
  }
  if (changes.length === 0) return refuse('nothing-changed', 'The draft says what is in force.');
  if (conflicts.length > 0)
    return refuse('in-conflict', `Made over another than is in force: ${conflicts.join(', ')}.`, conflicts);
  if (faults.length > 0) return refuse('has-faults', `The draft has ${faults.length} faults.`, faults);
  return null;
}
