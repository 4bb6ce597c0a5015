import type { Pack } from '../../force/index.ts';
import type { UnitFound } from './candidates.ts';
import type { Traveller } from './travel.ts';

type Kinds = ReadonlyMap<string, Pack['unitKinds'][number]>;

export function kindsOf({ unitKinds }: Pack): Kinds {
  return new Map(unitKinds.map((kind) => [kind.id, kind]));
}

/** From where and how a unit would come. `emergency`: whether whoever may drive under emergency conditions does. */
export function travellerOf(unit: UnitFound, kinds: Kinds, emergency: boolean): readonly Traveller[] {
  if (unit.lon === null || unit.lat === null) return [];
  const mount = kinds.get(unit.kindId)?.mount ?? 'vehicle';
  const byCar = emergency && unit.emergencyDriver ? 'emergency' : 'car';
  return [{ tourId: unit.tourId, lon: unit.lon, lat: unit.lat, profile: mount === 'vehicle' ? byCar : mount }];
}
