import { randomUUID } from 'node:crypto';
import type { Answer, Call } from '../../../kernel/index.ts';
import type { CommandDeclaration, InputOf, Subject } from '../../../kernel/pure.ts';

/** Sends a command the one way; the server gives it (it holds the kernel's context). */
export type Send = (call: Call) => Promise<Answer>;

/** Who records what a ceremony has proved, and what the command line was asked to do. */
export function systemSubject(id: 'sign-in' | 'command-line' | 'demo'): Subject {
  return {
    kind: 'system',
    id: `identity-${id}`,
    name: id.replaceAll('-', ' '),
    roles: [],
    seat: null,
    callsign: null,
    accessVersion: 0,
    sessionId: null,
  };
}

/** Sends a command as a part of the system; warnings are confirmed, since the person asked for just this. */
export function act<C extends CommandDeclaration>(
  send: Send,
  subject: Subject,
  declaration: C,
  input: InputOf<C>,
): Promise<Answer> {
  const confirmed = Object.keys(declaration.confirms);
  return send({ name: declaration.name, commandId: randomUUID(), input, subject, confirmed });
}

/** For acts that nothing can lawfully refuse here: anything but done is a fault. */
export async function mustAct<C extends CommandDeclaration>(...call: Parameters<typeof act<C>>): Promise<void> {
  const answer = await act(...call);
  if (answer.kind !== 'done') throw new Error(`${call[2].name}: ${explain(answer)}`);
}

/** An answer in words, for logs and the command line. */
export function explain(answer: Answer): string {
  if (answer.kind === 'refused' || answer.kind === 'confirm') return answer.detail;
  if (answer.kind === 'malformed')
    return answer.errors.map((e) => `${e.field.replace('input.', '')}: ${e.reason}`).join('; ');
  return answer.kind === 'not-permitted' ? answer.reason : answer.kind;
}
