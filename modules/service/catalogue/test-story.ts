import { randomUUID } from 'node:crypto';
import { serviceManager, technician, type World } from '../test-service.ts';

/** Everything about a phone that lies on a shelf. */
export const deskPhone = {
  name: 'Desk phone',
  summary: 'A phone with a number of its own on your desk',
  group: 'Phones',
  fields: [
    { id: 'room', label: 'Room', kind: 'text' },
    { id: 'headset', label: 'Headset', kind: 'choice', options: ['One ear', 'Both ears'], required: false },
  ],
  pricePence: 8_500,
  approval: { by: 'line-manager', hours: 16 },
  leadHours: 30,
  tasks: [
    { id: 'number', name: 'Give a number', teamId: 'networks' },
    { id: 'connect', name: 'Connect the phone', teamId: 'networks', after: ['number'] },
  ],
  stocked: true,
};

/** An item that is published; answers its id. */
export async function published(world: World, terms: object = {}, quantity = 5): Promise<string> {
  const itemId = randomUUID();
  await world.must(serviceManager, 'saveCatalogueItem', { itemId, seen: 0, terms: { ...deskPhone, ...terms } });
  await world.must(serviceManager, 'publishCatalogueItem', { itemId, seen: 1 });
  await world.must(technician, 'countStock', { itemId, quantity });
  return itemId;
}

/** A life of catalogue items that meets every kind of event of theirs but those of an order. */
export async function liveCatalogue(world: World): Promise<void> {
  const itemId = await published(world);
  await world.must(serviceManager, 'saveCatalogueItem', {
    itemId,
    seen: 1,
    terms: { ...deskPhone, pricePence: 9_000 },
  });
  await world.must(serviceManager, 'publishCatalogueItem', { itemId, seen: 2 });
  await world.must(serviceManager, 'withdrawCatalogueItem', { itemId, reason: 'No longer bought' });
}
