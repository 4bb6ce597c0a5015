import { join } from 'node:path';
import { type ModuleDefinition, moduleOf } from '../../kernel/index.ts';
import type { Pack } from '../force/index.ts';
import { items } from './items/slice.ts';
import { words } from './words-view.ts';

export interface EstateNeeds {
  readonly pack: () => Pack;
}

/** What the force's technology consists of, and how it hangs together. */
export function makeEstate({ pack }: EstateNeeds): { readonly definition: ModuleDefinition } {
  const slices = [words(pack), items(pack)];
  return { definition: moduleOf('estate', join(import.meta.dirname, 'migrations'), slices) };
}
