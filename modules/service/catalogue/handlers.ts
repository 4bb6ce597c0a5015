import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { catalogueItemAggregate } from './catalogue-item.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';

const streams = ({ itemId }: { itemId: string }) => ({ item: streamOf(catalogueItemAggregate, itemId) });

export function catalogueHandlers(pack: () => DeskPack): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.SaveCatalogueItem,
      streams,
      facts: async () => {
        const { service, calendars } = pack();
        return { teams: service.teams.map(({ id }) => id), calendars: calendars.map(({ id }) => id) };
      },
      decide: rules.saveCatalogueItem,
    }),
    defineHandler({ declaration: commands.PublishCatalogueItem, streams, decide: rules.publishCatalogueItem }),
    defineHandler({ declaration: commands.WithdrawCatalogueItem, streams, decide: rules.withdrawCatalogueItem }),
    defineHandler({ declaration: commands.CountStock, streams, decide: rules.countStock }),
  ];
}
