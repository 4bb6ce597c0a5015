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
  const keys = (): string[] => Object.keys(storage).filter((key) => key.startsWith(prefix));
  return {
    begin(account) {
      prefix = `trefoil.draft.${account}.`;
    },
    get: (name) => storage.getItem(prefix + name) ?? '',
    set(name, text) {
      if (text === '') storage.removeItem(prefix + name);
      else storage.setItem(prefix + name, text);
    },
    names: (start) =>
      keys()
        .map((key) => key.slice(prefix.length))
        .filter((name) => name.startsWith(start)),
    wipe() {
      for (const key of keys()) storage.removeItem(key);
    },
  };
}
