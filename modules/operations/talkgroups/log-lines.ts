import type { Past } from '../../../kernel/pure.ts';
import type { TalkgroupEvent } from './events.ts';

/** The lines of an incident's log that say on which talkgroups it is worked. */
export function talkgroupLine(event: Past<TalkgroupEvent>): { readonly kind: 'resource'; readonly text: string } {
  return { kind: 'resource', text: textOf(event) };
}

function textOf(event: Past<TalkgroupEvent>): string {
  switch (event.type) {
    case 'operations.TalkgroupSet': {
      const { id, name } = event.data.talkgroup;
      const purpose = event.detail?.purpose ?? '';
      return `Worked on talkgroup ${id} ${name}${purpose === '' ? '' : `: ${purpose}`}`;
    }
    case 'operations.TalkgroupReleased':
      return `No longer worked on talkgroup ${event.data.talkgroup.id}`;
    case 'operations.TalkgroupsPatched':
      return `Talkgroups ${event.data.kind === 'patch' ? 'patched' : 'merged'}: ${listed(event.data.talkgroups)}`;
    case 'operations.TalkgroupsUnpatched':
      return `Patch taken apart: ${listed(event.data.talkgroups)}`;
  }
}

const listed = (talkgroups: readonly { readonly id: string }[]): string => talkgroups.map(({ id }) => id).join(', ');
