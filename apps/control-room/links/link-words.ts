import type { z } from 'zod';
import type { LinkIncidents } from '../../../modules/operations/contract.ts';

/** How a person says what one incident is to another; `parent` is a child seen from the other side. */
export const linkWords = ['related', 'duplicate', 'child', 'parent', 'merged'] as const;
export type LinkWord = (typeof linkWords)[number];

/** The link of two incidents as it is sent: *from* is the duplicate, the child, or what was merged. */
export function linkOf(word: LinkWord, one: string, other: string): z.input<typeof LinkIncidents.schema> {
  return word === 'parent' ? { fromId: other, toId: one, kind: 'child' } : { fromId: one, toId: other, kind: word };
}
