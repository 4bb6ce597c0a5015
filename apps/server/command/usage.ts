/** Wrong usage: one clear line on standard error and exit code 2. */
export class UsageError extends Error {}

/** One verb of a noun. */
export interface Verb {
  readonly summary: string;
  /** What follows the verb, e.g. `FILE.osm.pbf --data DIR`. */
  readonly usage: string;
  /** Further lines of help; may be empty. */
  readonly help: readonly string[];
  /** Answers the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** A noun of the command line, with its verbs; a noun that is itself the deed (`start`) has the verb ''. */
export interface Noun {
  readonly name: string;
  readonly summary: string;
  readonly verbs: Readonly<Record<string, Verb>>;
}

/** What node:util's parseArgs throws becomes a usage error in our words. */
export function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError(firstSentence(error.message));
    }
    throw error;
  }
}

function firstSentence(message: string): string {
  const end = message.search(/\. |\n/);
  return end < 0 ? message : message.slice(0, end);
}
