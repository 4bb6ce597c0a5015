import type { EstateSource, LifeStage, RelationKind } from '../../force/index.ts';

/** Kinds of relation as Trefoil brings them; the first of each pair is the one that needs the other. */
export const shippedKinds: readonly RelationKind[] = [
  { id: 'depends-on', name: 'depends on', reverse: 'is needed by', carries: true },
  { id: 'runs-on', name: 'runs on', reverse: 'runs', carries: true },
  { id: 'connects-through', name: 'connects through', reverse: 'connects', carries: true },
  { id: 'powered-by', name: 'is powered by', reverse: 'powers', carries: true },
  { id: 'fitted-with', name: 'is fitted with', reverse: 'is fitted in', carries: true },
  { id: 'uses', name: 'uses', reverse: 'is used by', carries: true },
  { id: 'located-in', name: 'stands in', reverse: 'holds', carries: false },
  { id: 'licensed-by', name: 'is licensed by', reverse: 'licenses', carries: false },
  { id: 'covered-by', name: 'is covered by', reverse: 'covers', carries: false },
  { id: 'described-by', name: 'is described by', reverse: 'describes', carries: false },
  { id: 'replaces', name: 'replaces', reverse: 'is replaced by', carries: false },
];

/** SM-87. */
export const shippedStages: readonly LifeStage[] = [
  { id: 'ordered', name: 'Ordered', used: false, next: ['received', 'withdrawn'] },
  { id: 'received', name: 'Received', used: false, next: ['in-stock', 'built', 'withdrawn'] },
  { id: 'in-stock', name: 'In stock', used: false, next: ['built', 'live', 'under-repair', 'withdrawn'] },
  { id: 'built', name: 'Built', used: false, next: ['live', 'in-stock', 'withdrawn'] },
  { id: 'live', name: 'Live', used: true, next: ['in-stock', 'under-repair', 'withdrawn'] },
  { id: 'under-repair', name: 'Under repair', used: false, next: ['in-stock', 'live', 'withdrawn'] },
  { id: 'withdrawn', name: 'Withdrawn', used: false, next: ['in-stock', 'under-repair', 'disposed'] },
  { id: 'disposed', name: 'Disposed', used: false, next: [] },
];

/** Whose word counts for more. What a person writes stands above every import. */
export const shippedSources: readonly EstateSource[] = [
  { id: 'person', name: 'Somebody by hand', rank: 1, staleAfterDays: null },
  { id: 'asset-register', name: 'Asset register', rank: 10, staleAfterDays: null },
  { id: 'fleet-register', name: 'Fleet register', rank: 10, staleAfterDays: null },
  { id: 'radio-register', name: 'Radio register', rank: 10, staleAfterDays: null },
  { id: 'device-types', name: 'Device types', rank: 20, staleAfterDays: null },
  { id: 'network-scan', name: 'Network scan', rank: 30, staleAfterDays: 30 },
  { id: 'device-management', name: 'Device management', rank: 30, staleAfterDays: 30 },
];
