import { idOfStream, type Slice } from '../../../kernel/index.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { catalogueItemAggregate } from './catalogue-item.ts';
import { catalogueEvents } from './events.ts';
import { catalogueHandlers } from './handlers.ts';
import { cataloguePermissions } from './permissions.ts';
import { catalogueProjection } from './projections.ts';
import { catalogueItemsView, catalogueVersionsView, catalogueView } from './queries.ts';
import { Catalogue, CatalogueItems, CatalogueVersions } from './views.ts';

export function catalogue(pack: () => DeskPack): Slice {
  return {
    tables: { catalogue_item: 'projection', catalogue_version: 'projection' },
    permissions: cataloguePermissions,
    events: catalogueEvents,
    aggregates: [catalogueItemAggregate],
    handlers: catalogueHandlers(pack),
    projections: [catalogueProjection],
    views: [catalogueView, catalogueItemsView, catalogueVersionsView],
    reactions: [],
    live: ({ stream, type }) => {
      if (!stream.startsWith('service.catalogue-item/')) return [];
      const id = idOfStream(stream);
      const changes = [
        { view: Catalogue.name, keys: [id] },
        { view: CatalogueItems.name, keys: [id] },
      ];
      if (type !== 'service.CatalogueItemPublished') return changes;
      return [...changes, { view: CatalogueVersions.name, replace: id }];
    },
  };
}
