/** Where a practice keeps what is over, in SQL. What is said of a record is indexed in exactly these words: migration 0111. */
interface Practice {
  readonly kind: 'it-incident' | 'problem' | 'change' | 'request';
  readonly table: string;
  readonly over: string;
  readonly title: string;
  readonly person: string;
  readonly raisedAt: string;
  readonly at: string;
  readonly said: readonly string[];
}

export const practices: readonly Practice[] = [
  {
    ...{ kind: 'it-incident', table: 'service.service_incident', over: "situation = 'closed'", title: 'summary' },
    ...{ person: 'reporter', raisedAt: 'raised_at', at: 'closed_at' },
    said: ['summary', 'description', 'symptoms', 'reporter'],
  },
  {
    ...{ kind: 'problem', table: 'service.problem', over: "situation = 'closed'", title: 'title' },
    ...{ person: 'owner', raisedAt: 'opened_at', at: 'changed_at' },
    said: ['title', 'description', 'owner'],
  },
  {
    ...{ kind: 'change', table: 'service.change', over: "situation IN ('closed', 'rejected', 'cancelled')" },
    ...{ title: 'title', person: 'requester', raisedAt: 'raised_at', at: 'changed_at' },
    said: ['title', 'requester'],
  },
  {
    ...{ kind: 'request', table: 'service.request', over: "situation = 'ended'", title: 'name' },
    ...{ person: 'requester', raisedAt: 'submitted_at', at: 'changed_at' },
    said: ['name', 'requester', 'for_whom'],
  },
];

/** The words of a record, as they are indexed. */
export function wordsOf({ said }: Practice): string {
  return `service.archive_words(number, ${said.map((column) => `coalesce(${column}, '')`).join(" || ' ' || ")})`;
}

/** So many words narrow a search far enough. */
const WORDS = 8;
/** A shorter word begins too many others. */
const BEGINNING = 3;

/** What somebody typed, as PostgreSQL looks for it: each word or what begins with it, a number as the one that it is; null: nothing was typed. */
export function asked(text: string): string | null {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, WORDS);
  if (words.length === 0) return null;
  return words.map(lookedFor).join(' & ');
}

function lookedFor(word: string): string {
  const number = /^([a-z]{2})-?(\d+)$/.exec(word);
  if (number !== null) return `'${number[1]}${number[2]}'`;
  // A quote would end the word.
  const plain = word.replaceAll(/['\\]/g, ' ');
  return word.length < BEGINNING ? `'${plain}'` : `'${plain}':*`;
}
