import { slaTargets } from '../levels/which-agreement.ts';
import type { AttachedTarget } from '../service-incidents/attached-target.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { bindingFloor, computedPriority, effectivePriority, type Floor } from './priority.ts';

/** What decides over a priority. */
export interface Weight {
  readonly impact: number;
  readonly urgency: number;
  readonly serviceId: string | null;
  readonly itemIds?: readonly string[];
  readonly siteId?: string | null | undefined;
  /** Of what else runs just now, besides the pack's own. */
  readonly floors: readonly Floor[];
}

export interface Weighed {
  readonly computed: number;
  readonly floor: Floor | null;
  readonly priority: number;
  readonly matrixVersion: number;
  readonly targets: AttachedTarget[];
}

/** Null: the force's matrix has no such impact or urgency. */
export function weigh(pack: DeskPack, { impact, urgency, floors, ...about }: Weight): Weighed | null {
  const { priorityMatrix } = pack.service;
  const computed = computedPriority(priorityMatrix, impact, urgency);
  if (computed === null) return null;
  const all = [...floorsOfPack(pack, about.serviceId), ...floors];
  const priority = effectivePriority(computed, all);
  const targets = slaTargets(pack, { ...about, priority });
  return { computed, floor: bindingFloor(computed, all), priority, matrixVersion: priorityMatrix.version, targets };
}

function floorsOfPack({ service }: DeskPack, serviceId: string | null): readonly Floor[] {
  const found = service.services.find(({ id }) => id === serviceId);
  if (found === undefined) return [];
  return service.desk.floors
    .filter(({ criticality }) => criticality === found.criticality)
    .map(({ priority }) => ({ priority, because: `${found.name} has criticality ${found.criticality}` }));
}

/** Why a report matters to operations: never because of who sends it. Null: no more than others. */
export function operationalReason({ service }: DeskPack, serviceId: string | null): string | null {
  const found = service.services.find(({ id }) => id === serviceId);
  return found !== undefined && found.criticality === 1 ? found.name : null;
}
