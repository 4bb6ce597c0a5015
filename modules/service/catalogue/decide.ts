import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { CatalogueItem, CatalogueItemState } from './catalogue-item.ts';
import type { CountStock, PublishCatalogueItem, SaveCatalogueItem, WithdrawCatalogueItem } from './commands.ts';
import type { CatalogueEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ item: readonly CatalogueEvent[] }>;
type States = { readonly item: CatalogueItemState };

/** The teams and calendars of the force. */
export interface SaveFacts {
  readonly teams: readonly string[];
  readonly calendars: readonly string[];
}

export function saveCatalogueItem(
  { input }: Command<typeof SaveCatalogueItem>,
  { item: state }: States,
  { teams, calendars }: SaveFacts,
): Decision {
  const { terms, seen } = input;
  const stands = state.situation === 'none' ? 0 : state.item.revision;
  if (stands !== seen) return refuse('changed-meanwhile', 'Somebody else has saved it meanwhile.', stands);
  const stranger = terms.tasks.find(({ teamId }) => !teams.includes(teamId));
  if (stranger !== undefined) return refuse('no-such-team', `The force has no team ${stranger.teamId}.`);
  if (!calendars.includes(terms.calendar)) {
    return refuse('no-such-calendar', `The force has no calendar ${terms.calendar}.`);
  }
  return one({ type: 'service.CatalogueItemSaved', data: { terms } });
}

export function publishCatalogueItem(
  { input }: Command<typeof PublishCatalogueItem>,
  { item: state }: States,
): Decision {
  if (state.situation === 'none') return noSuch();
  if (state.item.revision !== input.seen) {
    return refuse('changed-meanwhile', 'Somebody else has saved it meanwhile.', state.item.revision);
  }
  const version = state.situation === 'draft' ? 1 : state.edition.version + 1;
  return one({ type: 'service.CatalogueItemPublished', data: { version } });
}

export function withdrawCatalogueItem(
  { input }: Command<typeof WithdrawCatalogueItem>,
  { item: state }: States,
): Decision {
  if (state.situation === 'none') return noSuch();
  if (state.situation !== 'published') return refuse('not-published', 'It is not in the catalogue.');
  return one({ type: 'service.CatalogueItemWithdrawn', data: {}, detail: { reason: input.reason } });
}

export function countStock({ input }: Command<typeof CountStock>, { item: state }: States): Decision {
  if (state.situation === 'none') return noSuch();
  return one({ type: 'service.StockCounted', data: { quantity: input.quantity } });
}

/** One of it can be taken from the shelf now. */
export function isOnShelf({ draft, inStock }: CatalogueItem): boolean {
  return draft.stocked && inStock !== null && inStock > 0;
}

function one(event: CatalogueEvent): Decision {
  return decided({ item: [event] });
}

function noSuch(): Outcome<never> {
  return refuse('no-such-item', 'The catalogue has no such item.');
}
