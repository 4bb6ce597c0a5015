/**
 * Stands in zod's place where the screens are built (vite.config.ts). Screens hold rows, never rules: of a contract they need the
 * names, and the words there are to choose from; its shapes are types to them. Building hundreds of schemas that nobody asks took
 * longer than drawing the desk. A screen that checks what it reads says its own shape, with zod itself.
 */
type Shape = (...asked: readonly unknown[]) => Shape;

/** What a schema would have to be there for: better a fault in every test than a form without its choices. */
const asking = /^(options|enum|values|_zod|def|.*parse|.*parseAsync|.*decode|.*encode)$/i;

function shapeOf(options: unknown): Shape {
  return new Proxy<Shape>(() => unnamed, {
    get: (_shape, name) => {
      if (name === Symbol.toPrimitive) return undefined;
      if (name === 'options' && options !== null) return options;
      if (asking.test(String(name))) throw new Error(`Screens have no shapes: ${String(name)}`);
      return unnamed;
    },
  });
}

const unnamed = shapeOf(null);

/** By this name the build knows that its calls do nothing (vite.config.ts). */
const shapeOfContract: Shape = new Proxy<Shape>(() => unnamed, {
  get: (_zod, name) => (name === 'enum' ? shapeOf : unnamed),
});

export { shapeOfContract as z };
