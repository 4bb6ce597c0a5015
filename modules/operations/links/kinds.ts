import { z } from 'zod';

/** *From* is a duplicate of, related to, a child of, or merged into *to*. */
export const LinkKind = z.enum(['duplicate', 'related', 'child', 'merged']);
export type LinkKind = z.output<typeof LinkKind>;

export const LinkSide = z.enum(['from', 'to']);
export type LinkSide = z.output<typeof LinkSide>;

const words: Readonly<Record<LinkKind, Readonly<Record<LinkSide, string>>>> = {
  duplicate: { from: 'duplicate of', to: 'has duplicate' },
  related: { from: 'related to', to: 'related to' },
  child: { from: 'child of', to: 'parent of' },
  merged: { from: 'merged into', to: 'merged from' },
};

/** What one end is to the other: `child of`, `parent of`. */
export function relationOf(kind: LinkKind, side: LinkSide): string {
  return words[kind][side];
}

/** One link a pair, whichever end it was made from. */
export function pairOf(one: string, other: string): string {
  return one < other ? `${one}_${other}` : `${other}_${one}`;
}
