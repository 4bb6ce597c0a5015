import type { ReadMail } from './read-mail.ts';

const bulk: ReadonlySet<string> = new Set(['bulk', 'junk', 'list', 'auto_reply']);
const nobody = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/;
/** Of programs that answered before RFC 3834 said how. */
const old = ['x-autoreply', 'x-autorespond', 'x-autoresponder'];
const ofLists = ['list-id', 'list-unsubscribe'];

/** Why no person wrote this mail; null: a person may have. What no person wrote is never answered (RFC 3834). */
export function automaticBecause({ headers, from, bounce }: ReadMail): string | null {
  if (bounce !== null) return 'a report of a mail server';
  const submitted = headers.get('auto-submitted')?.trim().toLowerCase() ?? 'no';
  if (submitted !== '' && !/^no\b/.test(submitted)) return `it says so itself (${submitted.split(';')[0]})`;
  if (bulk.has(headers.get('precedence')?.trim().toLowerCase() ?? '')) return 'it was sent to many';
  if (ofLists.some((name) => headers.has(name))) return 'it comes from a list';
  if (old.some((name) => headers.has(name))) return 'it says so itself';
  if (headers.get('return-path')?.trim() === '<>') return 'nobody would read an answer';
  return nobody.test(from.address) ? 'nobody reads this address' : null;
}
