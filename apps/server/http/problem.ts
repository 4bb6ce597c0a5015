import type { FieldError } from '../../../kernel/index.ts';

/** The kinds of problem, their status and title. `type` is `/problems/<name>` (docs/interfaces.md). */
const kinds = {
  malformed: [400, 'The request is not well formed; nothing was applied'],
  'sign-in': [401, 'Sign in first'],
  'not-permitted': [403, 'You may not do this'],
  'not-found': [404, 'There is nothing here'],
  'wrong-method': [405, 'This address does not answer to that method'],
  confirm: [409, 'A warning: send again with its code in "confirmed" to go ahead'],
  'lost-race': [409, 'Somebody was first'],
  'command-id-reused': [409, 'This commandId was used for something else'],
  'too-large': [413, 'The body is too large'],
  'wrong-type': [415, 'The body is of the wrong type'],
  'range-not-satisfiable': [416, 'The range lies outside of the file'],
  refused: [422, 'Not possible as things stand'],
  locked: [423, 'This desk is locked'],
  'slow-down': [429, 'Too many requests'],
  fault: [500, 'A fault of the server; it has been logged'],
  unavailable: [503, 'Not available at the moment: send again'],
  'disk-full': [507, 'There is no room to write: nothing was done'],
} as const;
export type ProblemName = keyof typeof kinds;

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code?: string;
  readonly errors?: readonly FieldError[];
  readonly current?: unknown;
}

/** An answer that is a problem, thrown from anywhere under a route. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.detail);
    this.problem = problem;
    this.headers = headers;
  }
}

/** The problem of that name. A lost race says `refused` on the wire, as every refusal does, with its own status. */
export function problem(
  name: ProblemName,
  detail: string,
  more: Pick<Problem, 'code' | 'errors' | 'current'> = {},
): Problem {
  const [status, title] = kinds[name];
  return { type: `/problems/${name === 'lost-race' ? 'refused' : name}`, title, status, detail, ...more };
}

export function unavailable(detail: string): ProblemError {
  return new ProblemError(problem('unavailable', detail), { 'retry-after': '1' });
}

/** The server's disk is full. Whoever sent it keeps it and sends it again when there is room. */
export function diskFull(): ProblemError {
  const detail =
    'The disk of the server is full. What was sent is not done: keep it, and send again with the same commandId.';
  return new ProblemError(problem('disk-full', detail), { 'retry-after': '5' });
}

/** One or more fields that are wrong, each with its reason and an example. */
export function malformed(errors: readonly FieldError[]): ProblemError {
  const detail = errors.map((e) => `${e.field}: ${e.reason}`).join('; ');
  return new ProblemError(problem('malformed', detail, { errors }));
}
