import type { EstateSource, FieldTerm, ItemClass, LifeStage, Pack, RelationKind } from '../../force/index.ts';
import { commonFields } from './class-fields.ts';
import { shippedClasses } from './classes.ts';
import { shippedKinds, shippedSources, shippedStages } from './shipped-terms.ts';

/** What the estate of this force consists of: what Trefoil brings, with what the pack adds or says in its place. */
export interface EstateTerms {
  readonly classes: ReadonlyMap<string, ItemClass>;
  readonly kinds: ReadonlyMap<string, RelationKind>;
  readonly stages: ReadonlyMap<string, LifeStage>;
  readonly sources: ReadonlyMap<string, EstateSource>;
  readonly teams: ReadonlySet<string>;
  readonly stations: ReadonlySet<string>;
}

export type EstatePack = Pick<Pack, 'estate' | 'service' | 'stations'>;

const made = new WeakMap<EstatePack, EstateTerms>();

export function termsOf(pack: EstatePack): EstateTerms {
  const found = made.get(pack) ?? makeTerms(pack);
  made.set(pack, found);
  return found;
}

function makeTerms({ estate, service, stations }: EstatePack): EstateTerms {
  return {
    classes: byId(shippedClasses, estate.classes),
    kinds: byId(shippedKinds, estate.relationKinds),
    stages: estate.stages.length > 0 ? byId(estate.stages) : byId(shippedStages),
    sources: byId(shippedSources, estate.sources),
    teams: new Set(service.teams.map(({ id }) => id)),
    stations: new Set(stations.map(({ id }) => id)),
  };
}

function byId<Term extends { readonly id: string }>(...lists: readonly (readonly Term[])[]): ReadonlyMap<string, Term> {
  return new Map(lists.flat().map((term) => [term.id, term]));
}

/** The fields of a class, those of every class first; a class may say one of them anew. */
export function fieldsOf(itemClass: ItemClass): readonly FieldTerm[] {
  const own = new Set(itemClass.fields.map(({ id }) => id));
  return [...commonFields.filter(({ id }) => !own.has(id)), ...itemClass.fields];
}
