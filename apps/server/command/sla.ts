import { loadPack } from '../../../modules/force/index.ts';
import { explainClock, tryAgreement } from '../../../modules/service/index.ts';
import { packFolder } from '../settings.ts';
import { readBytes } from './decode.ts';
import { withDatabaseHere } from './here.ts';
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

/** `./trefoil sla what-if FILE.json`: the records of this machine's database against a proposed agreement. */
export async function whatIfSla(args: readonly string[]): Promise<number> {
  const value = await readJson('what-if', args);
  if (value === null) return 1;
  return withDatabaseHere(async ({ db, settings }) => {
    const tried = await tryAgreement(db, loadPack(packFolder(settings)), { proposal: value.json, now: Date.now() });
    if (tried.kind === 'fault') {
      for (const fault of tried.faults) say(`trefoil sla what-if: ${fault}`);
      return 1;
    }
    const { records, from, until, lines } = tried;
    const [since, before] = [from, until].map((at) => new Date(at).toISOString());
    out(JSON.stringify({ since, before, records, lines }, null, 2));
    return 0;
  });
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
