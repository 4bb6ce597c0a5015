/**
 * Every typed character survives reload and kill: a draft is written at each key and goes only when what it was for is
 * done. Drafts belong to one person and are wiped when that person signs out.
 */
export interface Drafts {
  begin(account: string): void;
  get(name: string): string;
  set(name: string, text: string): void;
  names(prefix: string): readonly string[];
  wipe(): void;
}

export function makeDrafts(storage: Storage): Drafts {
  let prefix = 'trefoil.draft..';
  // A full store must not swallow what is typed: it lives on in this window.
  const unstored = new Map<string, string>();
  const keys = (): string[] =>
    [...new Set([...Object.keys(storage), ...unstored.keys()])].filter((key) => key.startsWith(prefix));
  const forget = (key: string): void => {
    unstored.delete(key);
    storage.removeItem(key);
  };
  return {
    begin(account) {
      prefix = `trefoil.draft.${account}.`;
    },
    get: (name) => unstored.get(prefix + name) ?? storage.getItem(prefix + name) ?? '',
    set(name, text) {
      const key = prefix + name;
      if (text === '') return forget(key);
      try {
        storage.setItem(key, text);
        unstored.delete(key);
      } catch {
        unstored.set(key, text);
      }
    },
    names: (start) =>
      keys()
        .map((key) => key.slice(prefix.length))
        .filter((name) => name.startsWith(start)),
    wipe() {
      for (const key of keys()) forget(key);
    },
  };
}
