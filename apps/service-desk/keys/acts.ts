import type { Act } from '../../../client/keys/keyboard.ts';

/** Everything the service centre does by key. */
export const acts = {
  queue: { label: 'Go to the queue', always: 'Ctrl+1', single: 'q', group: 'Desk' },
  home: { label: 'Help and requests', always: 'Ctrl+2', single: 'h', group: 'Desk' },
  report: { label: 'New IT incident', always: 'F3', single: 'n', group: 'Desk' },
  help: { label: 'All keys', always: 'F1', single: '?', group: 'Desk' },
  theme: { label: 'Light or dark', always: 'Alt+T', single: 't', group: 'Desk' },
  find: { label: 'Filter the queue', always: 'F10', single: '/', group: 'Queue' },
  saveFilter: { label: 'Keep or forget this filter', always: 'Shift+F10', single: 'k', group: 'Queue' },
  accept: { label: 'Accept', always: 'Shift+F2', single: 'a', group: 'Queue' },
  duplicate: { label: 'The same as the likeliest', always: 'Shift+F3', single: 'd', group: 'Queue' },
  decline: { label: 'Decline', always: 'Shift+F4', single: 'x', group: 'Queue' },
  snooze: { label: 'Put off an hour', always: 'Shift+F6', single: 'z', group: 'Queue' },
  handOver: { label: 'Hand-over sheet of the shift', always: 'Shift+F1', single: 'v', group: 'Queue' },
  majors: { label: 'Major IT incidents and notices', always: 'Ctrl+3', single: 'm', group: 'Desk' },
  answer: { label: 'Answer the person who reported it', always: 'F8', single: 'r', group: 'IT incident' },
  note: { label: 'Internal note', always: 'F7', single: 'i', group: 'IT incident' },
  workaround: {
    label: 'Workaround for the person who reported it',
    always: 'Shift+F8',
    single: 'w',
    group: 'IT incident',
  },
  assign: { label: 'Hand over', always: 'F4', single: 'g', group: 'IT incident' },
  prioritise: { label: 'Priority', always: 'F6', single: 'p', group: 'IT incident' },
  categorise: { label: 'Category', always: 'F2', single: 'c', group: 'IT incident' },
  pause: { label: 'Pause, or go on', always: 'Shift+F9', single: 'u', group: 'IT incident' },
  link: { label: 'Link or merge', always: 'Shift+F7', single: 'l', group: 'IT incident' },
  resolve: { label: 'Resolve', always: 'F9', single: 's', group: 'IT incident' },
  requests: { label: 'Go to the requests', always: 'Ctrl+4', single: '4', group: 'Requests' },
  catalogue: { label: 'Edit the request catalogue', always: 'Ctrl+5', single: '5', group: 'Requests' },
  takeTask: { label: 'Take the next task', always: 'Ctrl+Alt+K', single: '6', group: 'Requests' },
  finishTask: { label: 'The next task is done', always: 'Ctrl+Alt+D', single: '7', group: 'Requests' },
  sayYes: { label: 'Say yes to the first request', always: 'Ctrl+Alt+Y', single: '8', group: 'Requests' },
  sayNo: { label: 'Say no to the first request', always: 'Ctrl+Alt+X', single: '9', group: 'Requests' },
  services: { label: 'Services and agreements', always: 'Ctrl+6', single: 'e', group: 'Service levels' },
  serviceReport: { label: 'Service report', always: 'Ctrl+7', single: 'o', group: 'Service levels' },
  plan: { label: 'Plan an improvement', always: 'Ctrl+8', single: 'y', group: 'Service levels' },
} satisfies Record<string, Act>;

export type ActName = keyof typeof acts;
