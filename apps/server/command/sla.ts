import { explainClock } from '../../../modules/service/index.ts';
import { readBytes } from './decode.ts';
import { out, say } from './io.ts';
import { UsageError } from './usage.ts';

/** `./trefoil sla explain FILE.json`: one clock with its working, as one JSON object; every fault of the file is named. */
export async function explainSla(args: readonly string[]): Promise<number> {
  const value = await readJson('explain', args);
  if (value === null) return 1;
  const explained = explainClock(value.json, Date.now());
  if (explained.kind === 'fault') {
    for (const fault of explained.faults) say(`trefoil sla explain: ${fault}`);
    return 1;
  }
  const { kind: _, ...clock } = explained;
  out(JSON.stringify(clock, null, 2));
  return 0;
}

/** Null: it cannot be read, and that was said. */
async function readJson(verb: string, [file, ...more]: readonly string[]): Promise<{ readonly json: unknown } | null> {
  if (file === undefined || more.length > 0) {
    throw new UsageError('give the file that holds the question as JSON, or - for standard input');
  }
  const bytes = await readBytes(file);
  if (typeof bytes === 'string') {
    say(`trefoil sla ${verb}: ${bytes}`);
    return null;
  }
  try {
    return { json: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`trefoil sla ${verb}: the file: no JSON (${reason}); e.g. modules/service/levels/explain-sample.json`);
    return null;
  }
}
