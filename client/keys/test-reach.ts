import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every command that is declared, by the name under which screens import it. */
export function commandsOf(contracts: readonly object[]): ReadonlyMap<string, string> {
  return new Map(
    contracts.flatMap((contract) =>
      Object.entries(contract).flatMap(([imported, thing]: [string, unknown]) =>
        typeof thing === 'object' && thing !== null && 'confirms' in thing && 'name' in thing
          ? [[String(thing.name), imported] as const]
          : [],
      ),
    ),
  );
}

export interface Sources {
  /** Where it is sent from: its name is the first thing that a call of `send` is given, or follows the time that it is entered at. */
  readonly sentFrom: (imported: string) => readonly string[];
  /** Where a part of a declaration is read, its type apart: by the name under which a contract exports it. */
  readonly reading: (parts: readonly string[]) => readonly string[];
  /** Elements that something is clicked on. */
  readonly clicked: readonly { readonly file: string; readonly element: string; readonly tag: string }[];
}

/** The screens below a folder, as they are written. */
export function sourcesIn(folder: string): Sources {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[.]tsx?$/.test(file) && !/[.]test[.]|^dist/.test(file))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  return {
    sentFrom: (imported) => {
      const sending = new RegExp(`\\b(send\\(|enterAt\\(\\w+,)\\s*${imported}\\b`);
      return sources.filter(({ text }) => sending.test(text)).map(({ file }) => file);
    },
    reading: (parts) => {
      const part = new RegExp(`(?<!typeof )\\b([A-Z]\\w+)[.](?:${parts.join('|')})\\b`, 'g');
      return sources.flatMap(({ file, text }) => {
        const declared = new Set(importedFrom(text).flatMap((names) => names.split(/[\s,]+/)));
        return [...text.matchAll(part)]
          .filter(([, name = '']) => declared.has(name))
          .map(([read]) => `${file}: ${read}`);
      });
    },
    clicked: sources.flatMap(({ file, text }) =>
      [...text.matchAll(/<(\w+)\b[^<>]*?\son(?:Click|DoubleClick)=/gs)].map(([tag, element = '']) => ({
        ...{ file, element, tag },
      })),
    ),
  };
}

/** What a text imports from contracts, in its own words. */
function importedFrom(text: string): readonly string[] {
  return [...text.matchAll(/import [{]([^}]*)[}] from '[^']*[/]contract[.]ts'/g)].map(([, names = '']) => names);
}

/** What the keyboard does not reach. An option of a list is marked with the arrow keys and chosen with Enter. */
export function byPointerAlone({ clicked }: Sources) {
  return clicked.filter(
    ({ element, tag }) => element !== 'button' && element !== 'summary' && !tag.includes('role="option"'),
  );
}
