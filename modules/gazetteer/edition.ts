/** One thing of an edition (a road, an address, a marker post): what it is called, and a text that changes with it. */
interface Held {
  readonly name: string;
  readonly mark: string;
}

/** What an edition holds, by what identifies a thing from one edition to the next. */
export type Edition = ReadonlyMap<string, Held>;

const MOST_NAMED = 20;
const words = { added: 'new', gone: 'gone', changed: 'changed' } as const;

/** What a new edition changes, in lines for whoever takes it in: how many are new, gone and changed, and the first of each by name. */
export function differences(before: Edition | null, after: Edition, things: string): readonly string[] {
  if (before === null) return [`${after.size} ${things}; there was no edition before.`];
  const found = { added: [] as string[], gone: [] as string[], changed: [] as string[] };
  for (const [id, { name, mark }] of after) {
    const was = before.get(id);
    if (was === undefined) found.added.push(name);
    else if (was.mark !== mark) found.changed.push(name);
  }
  for (const [id, { name }] of before) if (!after.has(id)) found.gone.push(name);
  const { added, gone, changed } = found;
  const same = after.size - added.length - changed.length;
  return [
    `${things}: ${added.length} new, ${gone.length} gone, ${changed.length} changed, ${same} as before.`,
    ...(['added', 'gone', 'changed'] as const).flatMap((kind) => named(found[kind], words[kind])),
  ];
}

function named(names: readonly string[], what: string): readonly string[] {
  const different = [...new Set(names)];
  const more = different.length - MOST_NAMED;
  return [
    ...different.slice(0, MOST_NAMED).map((name) => `  ${what}: ${name}`),
    ...(more > 0 ? [`  ${what}: ${more} more`] : []),
  ];
}
