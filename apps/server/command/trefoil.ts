import { enableCompileCache } from 'node:module';
import { nouns } from './nouns.ts';
import { type Noun, UsageError, type Verb } from './usage.ts';

// A start after a crash must not compile everything anew: the promise is two seconds.
enableCompileCache();

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`trefoil: ${error.message}\n`);
      return 2;
    }
    process.stderr.write(`trefoil: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || isHelp(name)) return print(helpOfAll());
  const noun = nouns.find((n) => n.name === name);
  if (noun === undefined) {
    throw new UsageError(`there is no "${name}"; one of: ${nouns.map((n) => n.name).join(', ')} (try --help)`);
  }
  const only = noun.verbs[''];
  if (only !== undefined) return rest.some(isHelp) ? print(helpOfVerb(noun, '', only)) : only.run(rest);
  return verb(noun, rest);
}

async function verb(noun: Noun, args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name !== undefined && isHelp(name)) return print(helpOfNoun(noun));
  const found = name === undefined ? undefined : noun.verbs[name];
  if (name === undefined || found === undefined) {
    const what = name === undefined ? `${noun.name} needs a verb` : `${noun.name} knows no "${name}"`;
    throw new UsageError(`${what}; one of: ${Object.keys(noun.verbs).join(', ')} (try ${noun.name} --help)`);
  }
  return rest.some(isHelp) ? print(helpOfVerb(noun, name, found)) : found.run(rest);
}

function isHelp(arg: string): boolean {
  return arg === '--help' || arg === '-h' || arg === 'help';
}

function print(lines: readonly string[]): number {
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function helpOfAll(): string[] {
  const width = Math.max(...nouns.map((n) => n.name.length));
  return [
    'Usage: ./trefoil NOUN [VERB] …',
    '',
    ...nouns.map((n) => `  ${n.name.padEnd(width)}  ${n.summary}`),
    '',
    'Each answers to --help.',
  ];
}

function helpOfNoun(noun: Noun): string[] {
  return [
    noun.summary,
    '',
    ...Object.entries(noun.verbs).flatMap(([name, v]) => [
      `  ./trefoil ${noun.name} ${name} ${v.usage}`,
      `      ${v.summary}`,
    ]),
  ];
}

function helpOfVerb(noun: Noun, name: string, v: Verb): string[] {
  return [
    `Usage: ./trefoil ${[noun.name, name, v.usage].filter((part) => part !== '').join(' ')}`,
    '',
    v.summary,
    ...v.help,
  ];
}
