import { randomUUID } from 'node:crypto';
import { handle } from '../../../kernel/index.ts';
import { runHistoryImport } from '../../../modules/service/index.ts';
import { systemSubject } from '../radio.ts';
import { withDatabaseHere } from './here.ts';
import { out, say } from './io.ts';

/** `./trefoil service import …`: works beside a running server and without one. */
export function service(args: readonly string[]): Promise<number> {
  const subject = systemSubject('command-line', 'command line');
  return withDatabaseHere(({ modules: { context } }) =>
    runHistoryImport(args, {
      send: (name, input) => handle(context, { name, commandId: randomUUID(), input, subject, confirmed: [] }),
      write: out,
      complain: say,
    }),
  );
}
