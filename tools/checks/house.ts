import type { Check } from './check.ts';
import { codeLines, isCode, listFiles, read } from './files.ts';

const MOST_CODE_LINES = 300;
/** Given, when and then of one noun may stand together. */
const MOST_TEST_LINES = 600;
const MOST_README_LINES = 40;

function mostLines(file: string): number {
  return /[.]test[.]tsx?$/.test(file) ? MOST_TEST_LINES : MOST_CODE_LINES;
}

/** Names that say nothing: what is in them belongs to a noun. */
const names: Check = {
  name: 'names',
  guards: 'business words for folders and files',
  run: (root) =>
    listFiles(root)
      .filter((file) => /^(kernel|modules|apps|client|ui|journeys|bench|tools)\//.test(file))
      .filter((file) => /(^|\/)(utils?|commons?|helpers?|libs?|shared)([./]|$)/.test(file))
      .map((file) => `${file}: name it after the noun it holds, not utils, common, helpers, lib or shared.`),
};

const sizes: Check = {
  name: 'sizes',
  guards: `at most ${MOST_CODE_LINES} lines of code a file and ${MOST_README_LINES} a module's README`,
  run: (root) => {
    const files = listFiles(root);
    const long = files
      .filter(isCode)
      .map((file) => ({ file, lines: codeLines(read(root, file)) }))
      .filter(({ file, lines }) => lines > mostLines(file))
      .map(
        ({ file, lines }) => `${file}: ${lines} lines of code; ${mostLines(file)} at most. Which noun should move out?`,
      );
    const wordy = files
      .filter((file) => /^modules\/[^/]+\/README[.]md$/.test(file))
      .filter((file) => read(root, file).trimEnd().split('\n').length > MOST_README_LINES)
      .map((file) => `${file}: a module's README has at most ${MOST_README_LINES} lines.`);
    return [...long, ...wordy];
  },
};

const impure =
  /\bDate[.]now\b|\bnew Date\(\)|\bMath[.]random\b|\brandomUUID\b|\bprocess[.]|\bfetch\(|\bset(Timeout|Interval|Immediate)\(|\basync\b|\bawait\b/;

const purity: Check = {
  name: 'purity',
  guards: 'decide.ts and deadlines.ts: no clock, no I/O, no chance',
  run: (root) =>
    listFiles(root)
      .filter((file) => /^modules\/.*\/(decide|deadlines)[^/]*[.]ts$/.test(file) && !file.endsWith('.test.ts'))
      .flatMap((file) => linesThat(root, file, impure, withoutComment))
      .map((at) => `${at} Time, ids and chance come in on the command; read facts before the rule.`),
};

const notes: Check = {
  name: 'notes',
  guards: 'no TODO left in code',
  run: (root) =>
    listFiles(root)
      .filter((file) => isCode(file) && file !== 'tools/checks/house.ts')
      .flatMap((file) => linesThat(root, file, /(\/\/|\/?\*).*\b(TODO|FIXME|XXX)\b/))
      .map((at) => `${at} A note to do is an issue, or it is nothing.`),
};

const shapes: Check = {
  name: 'shapes',
  guards: 'wire shapes live in contract.ts',
  run: (root) =>
    listFiles(root)
      .filter((file) => /^(apps\/(?!server\/)|client\/)/.test(file) && isCode(file))
      .flatMap((file) => linesThat(root, file, /\b(interface|type) \w+(Dto|Response|Payload)\b/, withoutComment))
      .map((at) => `${at} Wire shapes live in modules/*/contract.ts.`),
};

const asItIs = (line: string): string => line;
const withoutComment = (line: string): string => line.replace(/\/\/.*$|^\s*\/?\*.*$/, '');

function linesThat(root: string, file: string, pattern: RegExp, seen = asItIs): readonly string[] {
  return read(root, file)
    .split('\n')
    .flatMap((line, i) => (pattern.test(seen(line)) ? [`${file}:${i + 1}:`] : []));
}

export const houseChecks: readonly Check[] = [names, sizes, purity, notes, shapes];
