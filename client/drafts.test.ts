import { expect, test } from 'vitest';
import { makeDrafts } from './drafts.ts';

/** A browser's store that takes no more when it is full; its keys are the object's own. */
class Store {
  static full = false;
  getItem(key: string): string | null {
    const held: unknown = Reflect.get(this, key);
    return typeof held === 'string' ? held : null;
  }
  setItem(key: string, text: string): void {
    if (Store.full) throw new Error('QuotaExceededError');
    Reflect.set(this, key, text);
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}

function drafts() {
  Store.full = false;
  const made = makeDrafts(new Store() as unknown as Storage);
  made.begin('me');
  return made;
}

test('a draft is there until it is empty, and goes with its person', () => {
  const made = drafts();
  made.set('contact.what', 'Two men');
  made.set('contact.note', 'x');
  expect(made.names('contact.')).toEqual(['contact.what', 'contact.note']);
  made.set('contact.note', '');
  expect(made.names('contact.')).toEqual(['contact.what']);
  made.begin('another');
  expect(made.get('contact.what')).toBe('');
  made.begin('me');
  made.wipe();
  expect(made.get('contact.what')).toBe('');
});

test('a full store swallows no character', () => {
  const made = drafts();
  made.set('contact.what', 'Two m');
  Store.full = true;
  made.set('contact.what', 'Two men');
  expect(made.get('contact.what')).toBe('Two men');
  expect(made.names('contact.')).toEqual(['contact.what']);
  Store.full = false;
  made.set('contact.what', 'Two men fighting');
  expect(made.get('contact.what')).toBe('Two men fighting');
});
