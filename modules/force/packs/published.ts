import type { Past } from '../../../kernel/pure.ts';
import type { PackEvent } from '../events.ts';

/** Which version of a pack is in force. */
export type Published =
  | { readonly situation: 'none' }
  | { readonly situation: 'in-force'; readonly version: string; readonly hash: string };

export const published = { name: 'force.pack', initial: { situation: 'none' } as Published, evolve };

function evolve(state: Published, event: Past<PackEvent>): Published {
  if (event.type !== 'force.PackPublished') return state;
  return { situation: 'in-force', version: event.data.version, hash: event.data.hash };
}
