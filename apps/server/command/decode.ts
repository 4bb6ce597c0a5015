import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { decodeAml, decodePidf, runDecodeLip } from '../../../modules/exchange/index.ts';
import { out, say } from './io.ts';
import { UsageError } from './usage.ts';

/** `./trefoil decode lip`. */
export async function decodeLip(args: readonly string[]): Promise<number> {
  return runDecodeLip(args, { out, err: say });
}

/** `./trefoil decode aml`. */
export async function decodeAmlFile(args: readonly string[]): Promise<number> {
  return decodeFile('aml', args, (bytes) => decodeAml(bytes));
}

/** `./trefoil decode pidf`. */
export async function decodePidfFile(args: readonly string[]): Promise<number> {
  return decodeFile('pidf', args, decodePidf);
}

type Read = { readonly kind: string } | { readonly kind: 'fault'; readonly reason: string };

/** One JSON object; exit status 1 and one clear line for what cannot be read. */
async function decodeFile(verb: string, args: readonly string[], decode: (bytes: Uint8Array) => Read): Promise<number> {
  const [file] = args;
  if (file === undefined || args.length > 1) {
    throw new UsageError('give the file that holds the message, or - for standard input');
  }
  const bytes = await readBytes(file);
  if (typeof bytes === 'string') {
    say(`trefoil decode ${verb}: ${bytes}`);
    return 1;
  }
  const { kind, ...read } = decode(bytes);
  if (kind === 'fault') {
    say(`trefoil decode ${verb}: ${Reflect.get(read, 'reason')}`);
    return 1;
  }
  out(JSON.stringify(read, null, 2));
  return 0;
}

/** The bytes, or why there are none. */
export async function readBytes(file: string): Promise<Uint8Array | string> {
  try {
    return file === '-' ? await buffer(process.stdin) : readFileSync(file);
  } catch (error) {
    return `${file} cannot be read: ${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'}`;
  }
}
