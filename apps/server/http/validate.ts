import type { FastifySchemaCompiler } from 'fastify';
import type { ZodType } from 'zod';
import { findUnstorable, UNSTORABLE, understand } from '../../../kernel/index.ts';
import { malformed } from './problem.ts';

const places: Readonly<Record<string, string>> = {
  querystring: 'query',
  body: 'body',
  params: 'path',
  headers: 'header',
};

/** Checks a part of a request against its zod schema; every wrong field is named with its reason and an example. */
export const validatorCompiler: FastifySchemaCompiler<ZodType> = ({ schema, httpPart }) => {
  const place = places[httpPart ?? 'body'] ?? 'body';
  const example = exampleOf(schema);
  return (data) => {
    const result = understand(schema, data ?? {});
    const bad = result.success ? findUnstorable(result.data) : null;
    if (result.success && bad === null) return { value: result.data };
    const issues = result.error?.issues ?? [{ path: [...(bad ?? [])], message: UNSTORABLE }];
    return {
      error: malformed(
        issues.map((issue) => ({
          field: fieldOf(place, issue),
          reason: issue.message,
          example: at(example, issue.path) ?? example,
        })),
      ),
    };
  };
};

/** The first of the examples that a schema carries in its metadata. */
function exampleOf(schema: ZodType): unknown {
  const examples = schema.meta()?.examples;
  return Array.isArray(examples) ? examples[0] : null;
}

/** Fields of a body are named from the body, as senders write them; others say where they stand. */
function fieldOf(place: string, issue: { readonly path: readonly PropertyKey[] }): string {
  const path = issue.path.map(String);
  return path.length === 0 ? place : [...(place === 'body' ? [] : [place]), ...path].join('.');
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (held, step) => (held !== null && typeof held === 'object' ? Reflect.get(held, step) : undefined),
    value,
  );
}
