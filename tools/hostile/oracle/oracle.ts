import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import type { Guarded, Subject } from '../../../kernel/pure.ts';

/** How the oracle judges: the same three answers that a list, a command and the feed can get. */
export type Judgement = 'deny' | 'masked' | 'whole';

const SET = 'trefoil';
const policies = globSync('*.cedar', { cwd: import.meta.dirname })
  .sort()
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');

/** The actions that the policies name: they must be those that the code declares. */
export const namedActions: ReadonlySet<string> = new Set(
  [...policies.matchAll(/Action::"([^"]+)"/g)].flatMap(([, name]) =>
    name === undefined || name === 'whole' ? [] : name,
  ),
);

/** A second engine over a second statement of the rules (*.cedar); it shares no code with the first. */
export function makeOracle(): (subject: Subject, action: string, object?: Guarded) => Judgement {
  const parsed = cedar.preparsePolicySet(SET, { staticPolicies: policies });
  if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('\n'));
  return (subject, action, object) => {
    const facts = factsOf(subject, object);
    if (!isAllowed(facts, action)) return 'deny';
    return object === undefined || isAllowed(facts, 'whole', action) ? 'whole' : 'masked';
  };
}

interface Facts {
  readonly principal: cedar.TypeAndId;
  readonly entities: cedar.Entities;
}

const resource = { type: 'Thing', id: 'it' };
const person = (id: string) => ({ type: 'Person', id });

function factsOf(subject: Subject, object: Guarded | undefined): Facts {
  const principal = subject.kind === 'system' ? { type: 'System', id: subject.id } : person(subject.id);
  const parents = [
    ...subject.roles.map((id) => ({ type: 'Role', id })),
    ...(subject.seat?.roles ?? []).map((id) => ({ type: 'Seat', id })),
  ];
  const refer = (ids: readonly string[]) => ids.map((id) => ({ __entity: person(id) }));
  const attrs = {
    any: object === undefined,
    restriction: object?.restriction ?? 'none',
    listed: refer(object?.allowed ?? []),
    owners: refer(object?.owners ?? []),
    areas: [...(object?.locus?.areas ?? [])],
    desks: [...(object?.locus?.seats ?? [])],
  };
  const reach = subject.seat?.reach;
  const desk = { bound: reach !== undefined, reach: [...(reach ?? [])], desk: subject.seat?.id ?? '' };
  return {
    principal,
    entities: [
      { uid: principal, attrs: desk, parents },
      { uid: resource, attrs, parents: [] },
    ],
  };
}

/** `of`: what the question whether all of it shows is about. */
function isAllowed({ principal, entities }: Facts, action: string, of = action): boolean {
  const answer = cedar.statefulIsAuthorized({
    principal,
    action: { type: 'Action', id: action },
    resource,
    context: { of },
    preparsedPolicySetId: SET,
    entities,
  });
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'));
  const { decision, diagnostics } = answer.response;
  // A policy that fails counts for nothing in Cedar: here it is a mistake of ours.
  if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors));
  return decision === 'allow';
}
