import { join } from 'node:path';
import { type ModuleDefinition, moduleOf } from '../../kernel/index.ts';
import type { Pack } from '../force/index.ts';
import { ownRecords } from './own-records/slice.ts';
import { serviceIncidents } from './service-incidents/slice.ts';
import { words } from './words-view.ts';

export interface ServiceNeeds {
  readonly pack: () => Pack;
}

/** The technology service centre: what its practices bring, one slice each. */
export function makeService({ pack }: ServiceNeeds): { readonly definition: ModuleDefinition } {
  const slices = [words(pack), serviceIncidents(pack), ownRecords(pack)];
  return { definition: moduleOf('service', join(import.meta.dirname, 'migrations'), slices) };
}
