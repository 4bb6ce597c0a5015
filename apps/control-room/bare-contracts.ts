import { type ESTree, type Plugin, parseAst } from 'vite';

/** What a declaration says for servers and for its documentation alone; no screen reads it. */
export const unread: Readonly<Record<string, ReadonlySet<string>>> = {
  declareCommand: new Set(['schema', 'refusals', 'confirms', 'example']),
  declareView: new Set(['summary', 'row']),
};

/** Contracts are built without what no screen reads of them: a fifth of the first picture's code was sentences and examples for others. */
export function bareContracts(isContract: (id: string) => boolean): Plugin {
  return {
    name: 'bare-contracts',
    // After the types are gone.
    enforce: 'post',
    transform: (code, id) =>
      isContract(id) && /\bdeclare(Command|View)\(/.test(code) ? { code: bare(code), map: null } : null,
  };
}

/** The module's text, of whose declarations only that is left which screens read. */
export function bare(code: string): string {
  const cuts = parseAst(code).body.flatMap(declaredIn).flatMap(cutsIn);
  return cuts.toReversed().reduce((text, [from, to]) => text.slice(0, from) + text.slice(to), code);
}

type Statement = ESTree.Program['body'][number];

function declaredIn(statement: Statement): readonly ESTree.CallExpression[] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ init }) => (init?.type === 'CallExpression' ? [init] : []));
}

/** A property goes with all up to the next one. */
function cutsIn({ callee, arguments: [given] }: ESTree.CallExpression): readonly (readonly [number, number])[] {
  const names = callee.type === 'Identifier' ? unread[callee.name] : undefined;
  if (names === undefined || given?.type !== 'ObjectExpression') return [];
  const { properties, end } = given;
  return properties.flatMap((one, at) => {
    if (one.type !== 'Property' || one.key.type !== 'Identifier' || !names.has(one.key.name)) return [];
    return [[one.start, properties[at + 1]?.start ?? end - 1] as const];
  });
}
