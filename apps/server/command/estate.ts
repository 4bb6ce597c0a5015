import { randomUUID } from 'node:crypto';
import { handle } from '../../../kernel/index.ts';
import { runEstateImport } from '../../../modules/estate/index.ts';
import { systemSubject } from '../radio.ts';
import { withDatabaseHere } from './here.ts';
import { out, say } from './io.ts';

/** `./trefoil estate import …`: works beside a running server and without one. */
export function estate(args: readonly string[]): Promise<number> {
  const subject = systemSubject('command-line', 'command line');
  return withDatabaseHere(({ modules: { context } }) =>
    runEstateImport(args, {
      send: (name, input) => handle(context, { name, commandId: randomUUID(), input, subject, confirmed: [] }),
      write: out,
      complain: say,
    }),
  );
}
