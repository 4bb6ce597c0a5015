import type { Persistent } from '../../../client/persistent.ts';
import { freshWork, type Work } from './work.ts';

/** What a person has in hand, in no browser. */
export function workWith(part: Partial<Work>): Persistent<Work> {
  let value: Work = { ...freshWork, ...part };
  const set = (next: Work): void => {
    value = next;
  };
  return { get: () => value, set, onChange: () => () => undefined };
}
