import { z } from 'zod';
import { defineEvents, type EventOf, type Past } from '../../../kernel/pure.ts';

const Talkgroup = z.object({ id: z.string(), name: z.string(), kind: z.string() });

/** Of the incident's own stream: what was said of the radio. Nothing is keyed by us. */
export const talkgroupEvents = defineEvents({
  'operations.TalkgroupSet': {
    data: z.object({ talkgroup: Talkgroup, confirmed: z.array(z.string()) }),
    detail: z.object({ purpose: z.string() }),
  },
  'operations.TalkgroupReleased': { data: z.object({ talkgroup: Talkgroup }) },
  'operations.TalkgroupsPatched': {
    data: z.object({ patchId: z.string(), kind: z.enum(['patch', 'merge']), talkgroups: z.array(Talkgroup) }),
  },
  'operations.TalkgroupsUnpatched': { data: z.object({ patchId: z.string(), talkgroups: z.array(Talkgroup) }) },
});
export type TalkgroupEvent = EventOf<typeof talkgroupEvents>;

const types: ReadonlySet<string> = new Set(Object.keys(talkgroupEvents));

export function isTalkgroup(event: { readonly type: string }): event is Past<TalkgroupEvent> {
  return types.has(event.type);
}
