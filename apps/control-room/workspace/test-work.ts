import type { Persistent } from '../../../client/persistent.ts';
import type { Work } from './work.ts';

/** What a person has in hand, in no browser. */
export function workWith(part: Partial<Work>): Persistent<Work> {
  let value: Work = {
    ...{
      tabs: [],
      incidentId: null,
      tourId: null,
      contactId: null,
      wrapUpId: null,
      recommending: false,
      bestMarked: 0,
    },
    ...{
      unitsInFront: false,
      forms: {},
      queue: 'all',
      point: null,
      sought: '',
      seenLines: {},
      messages: 'message',
      officer: { words: '', asked: 0 },
      ...part,
    },
  };
  const set = (next: Work): void => {
    value = next;
  };
  return { get: () => value, set, onChange: () => () => undefined };
}
