import type { Reference } from './entry.ts';
import { plainName } from './words.ts';

export interface ReferenceFound extends Reference {
  readonly match: string;
}

/** Said with a reference without being part of it. */
const announced =
  /\b(?:marker\s*posts?|driver\s+location\s+signs?|location\s+signs?|grid(?:\s+square)?|square|dls|mp)\b/gi;

/** Marker posts, rail and canal references and event squares: a line and a reference on it, in either order. */
export class ReferenceSearch {
  readonly #all: readonly { readonly held: Reference; readonly line: string; readonly reference: string }[];

  constructor(references: readonly Reference[]) {
    this.#all = references.map((held) => ({
      held,
      line: plainName(held.line),
      reference: plainName(held.reference),
    }));
  }

  /** Exact ones, else those that begin so: the line alone asks for no reference. */
  find(text: string): readonly ReferenceFound[] {
    if (this.#all.length === 0) return [];
    const said = plainName(text.replace(announced, ' '));
    const exact: ReferenceFound[] = [];
    const begun: ReferenceFound[] = [];
    for (const { held, line, reference } of this.#all) {
      if (said === line + reference || said === reference + line) exact.push({ ...held, match: 'exact' });
      else if (said.length > line.length && (line + reference).startsWith(said)) {
        begun.push({ ...held, match: 'part of a reference' });
      }
    }
    return exact.length > 0 ? exact : begun;
  }
}
