import { parseArgs } from 'node:util';
import { migrate, type Subject, systemClock } from '../../../kernel/index.ts';
import { exportLog } from '../../../modules/audit/index.ts';
import { writeWhole } from '../safe-copy.ts';
import { withDatabaseHere } from './here.ts';
import { out } from './io.ts';
import { parsed, UsageError } from './usage.ts';

const text = { type: 'string' } as const;
const options = { 'without-detail': { type: 'boolean' }, reason: text, recipient: text } as const;

/** Who asks at the command line: whoever may read the database anyway. */
const subject: Subject = {
  ...{ kind: 'system', id: 'command-line', name: 'command line', roles: [], seat: null, callsign: null },
  ...{ accessVersion: 0, sessionId: null },
};

/** `./trefoil audit export FILE`: the log and its seals, for `verify`. With details it is a disclosure, and logged as one. */
export async function auditExport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('audit export needs one file to write');
  const detail = values['without-detail'] !== true;
  return withDatabaseHere(async ({ url, db, modules: { definitions, identity } }) => {
    await migrate(url, definitions);
    const counts = await writeWhole(file, async (put) => {
      const written = await exportLog(db, systemClock, { detail }, (line) => put(Buffer.from(line)));
      if (detail) {
        const { reason = 'audit export', recipient = file } = values;
        const disclosed = { verb: 'disclosure', subject, object: 'audit.export', rows: written.details } as const;
        await identity.logAccess({ ...disclosed, reason, recipient });
      }
      return written;
    });
    const held = detail ? `, ${counts.details} with personal data` : '';
    out(
      `${file}: ${counts.rows} rows${held}, ${counts.checkpoints} checkpoints. Check it with ./trefoil verify ${file}`,
    );
    return 0;
  });
}
