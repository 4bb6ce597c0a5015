import type { TopicShape } from '../../client/wire.ts';
import type { ViewDeclaration } from '../../kernel/pure.ts';

/** A view, or a view under one parent, as a screen asks for it. */
export function shapeOf(view: ViewDeclaration, of: string | null = null): TopicShape {
  return { view: view.name, key: view.key, parent: view.parent ?? null, of, version: view.version };
}
