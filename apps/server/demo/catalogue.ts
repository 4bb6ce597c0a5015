import { derivedId } from '../../../kernel/index.ts';
import { CountStock, KeepProfile, PublishCatalogueItem, SaveCatalogueItem } from '../../../modules/service/contract.ts';
import { demonstrationCatalogue } from '../../../modules/service/index.ts';
import type { Parts } from '../application.ts';
import { act } from './act.ts';

/** Publishes the items of the demonstration, once; their ids follow from their names. Answers how many were added. */
export async function bringCatalogue(parts: Parts): Promise<number> {
  const { context } = parts.modules;
  let added = 0;
  for (const { terms, onShelf } of demonstrationCatalogue()) {
    const itemId = derivedId('demonstration item', terms.name);
    const id = (what: string): string => derivedId('demonstration item', terms.name, what);
    const saved = await act(context, SaveCatalogueItem, { itemId, seen: 0, terms }, id('save'));
    // There already: what has become of it since stays.
    if (saved.kind !== 'done') continue;
    const published = await act(context, PublishCatalogueItem, { itemId, seen: 1 }, id('publish'));
    if (onShelf !== null) await act(context, CountStock, { itemId, quantity: onShelf }, id('count'));
    if (published.kind === 'done') added += 1;
  }
  return added;
}

/** Officers have a sergeant and the sergeant an inspector, who stands in for them; all work at the first station. */
export async function bringProfiles(parts: Parts): Promise<void> {
  const { context, identity, force } = parts.modules;
  const { demo, stations } = force.pack();
  const idOf = async (name: string): Promise<string | null> => (await identity.findAccountByName(name))?.id ?? null;
  const [sergeant, inspector] = [await idOf('patrol-sergeant'), await idOf('duty-inspector')];
  for (const { name, roles } of demo.accounts) {
    const personId = await idOf(name);
    if (personId === null) continue;
    const led = roles.includes('officer') ? sergeant : inspector;
    const leads = personId === sergeant;
    const managerId = led === personId ? null : led;
    const input = {
      personId,
      siteId: stations[0]?.id ?? null,
      callBack: '',
      managerId,
      deputyId: leads ? inspector : null,
    };
    await act(context, KeepProfile, input, derivedId('demonstration profile', name));
  }
}
