import type { RowOf } from '../../../kernel/pure.ts';
import type { UndeliveredMail, WaitingMail } from '../../../modules/service/contract.ts';

type Came = RowOf<typeof WaitingMail>;
type Went = RowOf<typeof UndeliveredMail>;

const doubts: Readonly<Record<NonNullable<Came['doubt']>, string>> = {
  'not-understood': 'Could not be read',
  'too-large': 'Too large',
  'not-theirs': 'Names a record that is not theirs',
  automatic: 'No person wrote it',
  'too-many': 'Too many from this sender',
  'our-own': 'Our own mail came back',
  'unknown-bounce': 'A mail that nobody here sent came back',
  'after-its-end': 'Came after the end',
};

/** Why somebody looks at a mail, in a few words. */
export function doubtWords({ doubt }: Pick<Came, 'doubt'>): string {
  return doubt === null ? 'Filed by itself' : doubts[doubt];
}

const fates: Readonly<Record<Came['fate'], string>> = {
  new: 'opened this record',
  word: 'a word of the reporter',
  'other-word': 'a word of somebody else',
  automatic: 'no person wrote it',
  bounce: 'a mail that did not arrive',
  aside: 'filed by hand',
};

export function fateWords({ fate }: Pick<Came, 'fate'>): string {
  return fates[fate];
}

/** How a mail that goes out stands, and what comes next. */
export function wentWords({ situation, attempts, unsure }: Pick<Went, 'situation' | 'attempts' | 'unsure'>): string {
  const twice = unsure ? ' It may arrive twice.' : '';
  switch (situation) {
    case 'owed':
      return attempts === 0 ? 'To be sent' : `Not taken yet, tried ${attempts}×; it is tried again.${twice}`;
    case 'trying':
      return 'Being sent';
    case 'left':
      return `Sent.${twice}`;
    case 'not-delivered':
      return 'Did not arrive: reach them otherwise';
    case 'reached-otherwise':
      return 'Did not arrive; reached otherwise';
  }
}
