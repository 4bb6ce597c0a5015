interface ScriptWords {
  readonly categories: readonly { readonly id: string; readonly parent: string | null }[];
  readonly scripts: readonly { readonly category: string; readonly steps: readonly string[] }[];
}

/** What is asked of a category: its own script, or that of the nearest one above it that has one. */
export function scriptOf(words: ScriptWords | null, categoryId: string | null): readonly string[] {
  let at = categoryId;
  // As deep as categories go; a circle in the pack ends it.
  for (let level = 0; words !== null && at !== null && level < 8; level += 1) {
    const own = words.scripts.find(({ category }) => category === at);
    if (own !== undefined) return own.steps;
    at = words.categories.find(({ id }) => id === at)?.parent ?? null;
  }
  return [];
}
