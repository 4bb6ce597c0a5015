import type { Said } from './terms.ts';

const needed = ['reason', 'benefit', 'notDoing', 'plan', 'test', 'backOut'] as const;

/** Papers of a change that are still empty. */
export function papersOf(said: Pick<Said, (typeof needed)[number]>): readonly string[] {
  return needed.filter((part) => said[part] === '');
}
