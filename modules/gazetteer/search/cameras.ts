import type { ViewSource } from '../../../kernel/index.ts';
import { Cameras } from './cameras-view.ts';
import type { Gazetteer } from './gazetteer.ts';

/** From memory, as all places; a table that is imported later shows in windows that are opened after it. */
export function camerasView(places: () => Gazetteer): ViewSource {
  return {
    declaration: Cameras,
    list: async (_, { after }) => {
      if (after !== null) return [];
      return places()
        .listReferences('camera')
        .map(({ line, reference, lon, lat }) => {
          const id = `${line} ${reference}`;
          return { key: id, row: { id, line, reference, lon, lat }, member: true };
        });
    },
  };
}
