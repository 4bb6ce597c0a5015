import type { Act } from '../../../client/keys/keyboard.ts';

/** Everything the service centre does by key. */
export const acts = {
  queue: { label: 'Go to the queue', always: 'Ctrl+1', single: 'q', group: 'Desk' },
  home: { label: 'Help and requests', always: 'Ctrl+2', single: 'h', group: 'Desk' },
  report: { label: 'New IT incident', always: 'F3', single: 'n', group: 'Desk' },
  help: { label: 'All keys', always: 'F1', single: '?', group: 'Desk' },
  theme: { label: 'Light or dark', always: 'Alt+T', single: 't', group: 'Desk' },
  answer: { label: 'Answer the person who reported it', always: 'F8', single: 'r', group: 'IT incident' },
  note: { label: 'Internal note', always: 'F7', single: 'i', group: 'IT incident' },
  resolve: { label: 'Resolve', always: 'F9', single: 's', group: 'IT incident' },
} satisfies Record<string, Act>;

export type ActName = keyof typeof acts;
