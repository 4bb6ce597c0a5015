import type { RowOf } from '../../../kernel/pure.ts';
import type { ArticleRecord, Articles } from '../../../modules/service/contract.ts';

export type ArticleRow = RowOf<typeof Articles>;
export type Article = RowOf<typeof ArticleRecord>;

const standings: Readonly<Record<ArticleRow['standing'], string>> = {
  draft: 'Being written',
  'in-review': 'To be looked at',
  published: 'Published',
  expired: 'Expired: shown no more',
  withdrawn: 'Withdrawn',
};

/** How it stands, and what is written anew of it. */
export function standingWords({ standing, revision }: Pick<ArticleRow, 'standing' | 'revision'>): string {
  if (revision === null) return standings[standing];
  return `${standings[standing]}; a new version is ${revision === 'draft' ? 'being written' : 'to be looked at'}`;
}

export const audienceNames: Readonly<Record<ArticleRow['audience'], string>> = {
  everybody: 'For everybody',
  desk: 'For the desk alone',
};

/** What somebody must look at first, then by number. */
export function articleOrder(a: ArticleRow, b: ArticleRow): number {
  const due = (row: ArticleRow): number => row.dueAt ?? Number.MAX_SAFE_INTEGER;
  return due(a) - due(b) || a.number.localeCompare(b.number, undefined, { numeric: true });
}
