import { cleanLine, cut } from '../reading/clean.ts';
import { MARK } from '../reading/split-reply.ts';

interface Filling {
  readonly number: string;
  readonly summary: string;
  readonly text: string;
  readonly team: string;
  readonly link: string;
  readonly name: string;
}

const MOST_WORDS = 38_000;

/** The words of a rule with what they leave open filled in; what is filled in is not looked into again. */
export function filled(words: string, filling: Filling): string {
  return words.replace(/\{(number|summary|text|team|link|name)\}/g, (_, key: keyof Filling) => filling[key]);
}

/** The reference stands in the subject, where an answer keeps it. */
export function composed(words: string, filling: Filling): { readonly subject: string; readonly text: string } {
  const subject = `[${filling.number}] ${cleanLine(filling.summary, 200)}`.trim();
  const text = `${MARK} [${filling.number}]\n\n${cut(filled(words, filling), MOST_WORDS)}\n`;
  return { subject, text };
}
