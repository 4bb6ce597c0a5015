import requirements from '../../docs/requirements.json' with { type: 'json' };
import { listFiles, read } from '../checks/files.ts';

interface Requirement {
  readonly id: string;
  readonly text: string;
  /** Why it will not be met. */
  readonly leftOut?: string;
}

/** A requirement and the tests that show it. */
export interface Shown extends Requirement {
  readonly files: readonly string[];
}

/** One testable sentence each: of the control room (`A01`) and its screens (`CR-1`), of the service centre (`SM-1`) and its screens (`SD-1`). */
const known: readonly Requirement[] = requirements;
const ID = '(?:[A-O]\\d{2}|(?:CR|SM|SD)-\\d+)';
/** A title that begins with ids: `'A06, CR-1 the first answer claims the call'`. */
const title = new RegExp(
  `(?:\\b(?:test|describe)|\\]|[.]each\\([^()\\n]*\\))\\)?\\(\\s*['"\`](${ID}(?:,? ${ID})*)[ '"\`]`,
  'g',
);

/** Every requirement with the tests whose titles begin with its id. Throws when a title names one that does not exist. */
export function listRequirements(root: string): readonly Shown[] {
  const named = new Map<string, Set<string>>();
  for (const file of listFiles(root).filter(isTest)) {
    for (const id of idsOf(read(root, file))) named.set(id, (named.get(id) ?? new Set()).add(file));
  }
  const unknown = [...named].find(([id]) => !known.some((one) => one.id === id));
  if (unknown !== undefined)
    throw new Error(`${[...unknown[1]][0]} names ${unknown[0]}, which docs/requirements.json has not`);
  return known.map((one) => ({ ...one, files: [...(named.get(one.id) ?? [])] }));
}

/** The test of this very file holds examples of titles. */
function isTest(file: string): boolean {
  return /[.]test[.]tsx?$/.test(file) && !file.startsWith('tools/generate/');
}

/** The ids at the beginning of titles in the text of a test. */
export function idsOf(text: string): readonly string[] {
  return [...text.matchAll(title)].flatMap(([, ids = '']) => ids.split(/,? /));
}
