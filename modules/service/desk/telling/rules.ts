import type { DeskRules } from '../../../force/index.ts';

/** What the force's rules make of something that happened. Pure. */

export type Happening = DeskRules['tell'][number]['on'];

export interface Happened {
  readonly on: Happening;
  readonly priority: number;
  readonly teamId: string;
  /** Of a target that is nearly or wholly gone. */
  readonly metric: string | null;
}

/** Whom the rules name, each once. */
export function toldOf({ tell }: Pick<DeskRules, 'tell'>, { on, priority }: Happened): readonly string[] {
  const rules = tell.filter((rule) => rule.on === on && rule.priorities.includes(priority));
  return [...new Set(rules.flatMap(({ to }) => to))];
}

/** To which team it goes; null: it stays where it is. */
export function escalatedTo({ escalate }: Pick<DeskRules, 'escalate'>, happened: Happened): string | null {
  const { on, priority, metric, teamId } = happened;
  const rule = escalate.find(
    (one) =>
      one.on === on &&
      one.metric === metric &&
      one.priorities.includes(priority) &&
      (one.from === null || one.from === teamId) &&
      one.to !== teamId,
  );
  return rule?.to ?? null;
}

/** Why somebody is told, in words that name no person. */
export const whyWords: Readonly<Record<Happening, string>> = {
  raised: 'It came in',
  assigned: 'It was given to you or your team',
  reopened: 'It was reopened',
  resolved: 'It was resolved',
  'reporter-wrote': 'The person who reported it wrote',
  priority: 'It has another priority',
  warned: 'A target is nearly gone',
  missed: 'A target was missed',
};
