import { randomUUID } from 'node:crypto';
import { type Answer, handle, type KernelContext } from '../../../kernel/index.ts';
import type { CommandDeclaration, InputOf } from '../../../kernel/pure.ts';
import { systemSubject } from '../radio.ts';

export const demoSubject = systemSubject('demonstration', 'demonstration');

/** Sends a command as the demonstration, the one way. */
export function act<C extends CommandDeclaration>(
  context: KernelContext,
  declaration: C,
  input: InputOf<C>,
  commandId: string = randomUUID(),
): Promise<Answer> {
  const confirmed = Object.keys(declaration.confirms);
  return handle(context, { name: declaration.name, commandId, input, subject: demoSubject, confirmed });
}
