import { idOfStream, type LiveChange } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { itemAggregate } from './aggregate.ts';
import type { ItemEvent } from './events.ts';
import { relationId } from './projections.ts';

export function itemLive(event: AnyPastEvent): readonly LiveChange[] {
  if (!event.stream.startsWith(`${itemAggregate.name}/`)) return [];
  const id = idOfStream(event.stream);
  return [
    { view: 'estate.items', keys: [id] },
    { view: 'estate.itemRecord', replace: id },
    { view: 'estate.itemLog', replace: id },
    ...ofRelations(id, event),
  ];
}

function ofRelations(fromId: string, event: AnyPastEvent): readonly LiveChange[] {
  const known = event as unknown as ItemEvent;
  switch (known.type) {
    case 'estate.ItemRelated':
    case 'estate.ItemUnrelated':
      return named([relationId(fromId, known.data.kind, known.data.toId)]);
    case 'estate.ItemLimited':
      return [...named(known.data.relationIds), { takenFrom: known.data.takenFrom ?? [] }];
    case 'estate.ItemArchived':
    case 'estate.ItemRestored':
      return named(known.data.relationIds);
    case 'estate.GroupSet':
      return [fromId, ...known.data.toIds].map((replace) => ({ view: 'estate.itemRelations', replace }));
    case 'estate.ImportUndone':
      return named(known.data.relationIds);
    case 'estate.DriftFound':
    case 'estate.FindingSettled':
      return [{ view: 'estate.findings', keys: [known.data.findingId] }];
    default:
      return [];
  }
}

function named(relationIds: readonly string[]): readonly LiveChange[] {
  const ends = new Set(relationIds.flatMap((id) => [id.slice(0, id.indexOf('/')), id.slice(id.lastIndexOf('/') + 1)]));
  return [
    ...(relationIds.length === 0 ? [] : [{ view: 'estate.relations', keys: [...relationIds] }]),
    ...[...ends].map((replace) => ({ view: 'estate.itemRelations', replace })),
  ];
}
