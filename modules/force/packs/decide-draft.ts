import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { DropDraft, SaveDraft } from '../contract.ts';
import type { DraftEvent } from '../events.ts';
import type { PackFault } from '../references.ts';
import type { Json } from '../tables.ts';
import type { Draft } from './draft.ts';

/** A value and its hash. */
interface Said {
  readonly hash: string;
  readonly value: Json;
}

export interface SavingFacts {
  readonly inForce: Said;
  /** What the draft says of the section; null: nothing so far. */
  readonly held: Said | null;
  /** Of the value that is to be saved. */
  readonly hash: string;
  /** Of the whole draft with it. */
  readonly faults: readonly PackFault[];
}

type Saving = Outcome<{ readonly draft?: readonly DraftEvent[] }>;

/** Saves one section as it is, faults and all; two windows or two people who had the same before them lose nothing. */
export function saveDraft(
  { input, actor }: CommandOf<InputOf<typeof SaveDraft>>,
  { draft }: { readonly draft: Draft },
  { inForce, held, hash, faults }: SavingFacts,
): Saving {
  const { section, seen, value } = input;
  if (draft.situation === 'published' || draft.situation === 'dropped') {
    return refuse('draft-is-closed', `This draft was ${draft.situation}.`);
  }
  if (draft.situation === 'open' && draft.accountId !== actor.id) {
    return refuse('not-yours', `This is the draft of ${draft.name}.`);
  }
  const saved = draft.situation === 'open' ? draft.sections.get(section) : undefined;
  const before = saved === undefined ? inForce : (held ?? { hash: saved.hash, value: null });
  if (before.hash !== seen) {
    return saved === undefined
      ? refuse('published-meanwhile', 'This section of the pack in force has changed meanwhile.', before)
      : refuse('changed-meanwhile', 'This section has been saved by another window meanwhile.', before);
  }
  if (input.over !== undefined && input.over !== inForce.hash) {
    return refuse('published-meanwhile', 'This section of the pack in force has changed meanwhile.', inForce);
  }
  const over = input.over ?? saved?.over ?? inForce.hash;
  const result = { hash, faults };
  if (saved?.hash === hash && saved.over === over) return decided({}, result);
  return decided({ draft: [{ type: 'force.DraftSaved', data: { section, hash, over }, detail: { value } }] }, result);
}

export function dropDraft(
  { input, actor }: CommandOf<InputOf<typeof DropDraft>>,
  { draft }: { readonly draft: Draft },
): Saving {
  if (draft.situation !== 'open') return refuse('no-such-draft', 'There is no such draft that stands.');
  if (draft.accountId !== actor.id) return refuse('not-yours', `This is the draft of ${draft.name}.`);
  const { section } = input;
  if (section !== null && !draft.sections.has(section)) return decided({});
  return decided({ draft: [{ type: 'force.DraftDropped', data: { section } }] });
}
