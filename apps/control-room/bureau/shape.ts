/** What a place of the pack may hold, read from the JSON Schema that the server makes of its own: the editor knows no section by itself. */
export type Shape =
  | { readonly kind: 'text'; readonly long: boolean; readonly form: 'plain' | 'time' | 'date' }
  | { readonly kind: 'number'; readonly least: number | null; readonly most: number | null; readonly whole: boolean }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'fixed'; readonly value: unknown }
  | { readonly kind: 'record'; readonly fields: readonly ShapeField[] }
  | { readonly kind: 'list'; readonly of: Shape; readonly least: number }
  | { readonly kind: 'places'; readonly of: readonly Shape[] }
  | { readonly kind: 'map'; readonly of: Shape; readonly keys: readonly string[] | null }
  | { readonly kind: 'either'; readonly options: readonly Shape[] }
  /** Null stands for none. */
  | { readonly kind: 'maybe'; readonly of: Shape };

export interface ShapeField {
  readonly key: string;
  readonly shape: Shape;
  /** It may be left out altogether. */
  readonly optional: boolean;
}

type Node = Readonly<Record<string, unknown>>;

const asNode = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

export function shapeOf(schema: unknown): Shape {
  const node = asNode(schema);
  const many = [...asList(node.anyOf), ...asList(node.oneOf)];
  if (many.length > 0) return eitherOf(many);
  if ('const' in node) return { kind: 'fixed', value: node.const };
  if (Array.isArray(node.enum)) return { kind: 'choice', options: node.enum.map(String) };
  switch (node.type) {
    case 'boolean':
      return { kind: 'flag' };
    case 'number':
    case 'integer':
      return { kind: 'number', whole: node.type === 'integer', ...boundsOf(node) };
    case 'array':
      return arrayOf(node);
    case 'object':
      return objectOf(node);
    default:
      return textOf(node);
  }
}

function eitherOf(many: readonly unknown[]): Shape {
  const real = many.filter((one) => asNode(one).type !== 'null');
  const [only] = real;
  const held: Shape = real.length === 1 ? shapeOf(only) : { kind: 'either', options: real.map(shapeOf) };
  return real.length < many.length ? { kind: 'maybe', of: held } : held;
}

function boundsOf(node: Node): { readonly least: number | null; readonly most: number | null } {
  return { least: asNumber(node.minimum) ?? asNumber(node.exclusiveMinimum), most: asNumber(node.maximum) };
}

function arrayOf(node: Node): Shape {
  if (Array.isArray(node.prefixItems)) return { kind: 'places', of: node.prefixItems.map(shapeOf) };
  return { kind: 'list', of: shapeOf(node.items), least: asNumber(node.minItems) ?? 0 };
}

function objectOf(node: Node): Shape {
  if (node.properties === undefined) {
    const keys = asNode(node.propertyNames).enum;
    return { kind: 'map', of: shapeOf(node.additionalProperties), keys: Array.isArray(keys) ? keys.map(String) : null };
  }
  const required = new Set(asList(node.required));
  const fields = Object.entries(asNode(node.properties)).map(([key, of]) => ({
    key,
    shape: shapeOf(of),
    // What has a default is always there once the pack was read.
    optional: !required.has(key) && !('default' in asNode(of)),
  }));
  return { kind: 'record', fields };
}

/** A text without a pattern whose length nobody limits is told in sentences. */
function textOf(node: Node): Shape {
  const pattern = typeof node.pattern === 'string' ? node.pattern : '';
  const form = node.format === 'date' ? 'date' : /\[0-5\]\\d/.test(pattern) ? 'time' : 'plain';
  return { kind: 'text', long: false, form };
}

/** The shape at a place, going by what stands there where it may be one of several. */
export function shapeAt(shape: Shape, path: readonly (string | number)[], value: unknown): Shape | null {
  const [step, ...rest] = path;
  if (step === undefined) return shape;
  const inner = asNode(value)[step];
  switch (shape.kind) {
    case 'record': {
      const field = shape.fields.find(({ key }) => key === step);
      return field === undefined ? null : shapeAt(field.shape, rest, inner);
    }
    case 'list':
    case 'map':
      return shapeAt(shape.of, rest, inner);
    case 'places': {
      const of = shape.of[Number(step)];
      return of === undefined ? null : shapeAt(of, rest, inner);
    }
    case 'maybe':
      return shapeAt(shape.of, path, value);
    case 'either':
      return shapeAt(shape.options[optionOf(shape.options, value)] ?? shape, path, value);
    default:
      return null;
  }
}

/** Which of several shapes a value has; the first where it has none. */
export function optionOf(options: readonly Shape[], value: unknown): number {
  return Math.max(
    0,
    options.findIndex((option) => fits(option, value)),
  );
}

function fits(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'fixed':
      return value === shape.value;
    case 'list':
    case 'places':
      return Array.isArray(value);
    case 'record':
      return (
        typeof value === 'object' &&
        value !== null &&
        shape.fields.every(({ key, shape: of }) => of.kind !== 'fixed' || asNode(value)[key] === of.value)
      );
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'maybe':
      return value === null || fits(shape.of, value);
    default:
      return typeof value === 'string';
  }
}

/** What stands in a new row before anybody wrote in it: nothing is made up that would pass for an answer. */
export function emptyOf(shape: Shape): unknown {
  switch (shape.kind) {
    case 'text':
    case 'number':
      return '';
    case 'flag':
      return false;
    case 'choice':
      return shape.options[0] ?? '';
    case 'fixed':
      return shape.value;
    case 'list':
      return shape.least > 0 && shape.of.kind === 'record' ? [emptyOf(shape.of)] : [];
    case 'map':
      return {};
    case 'places':
      return shape.of.map(emptyOf);
    case 'maybe':
      return null;
    case 'either':
      return shape.options[0] === undefined ? '' : emptyOf(shape.options[0]);
    case 'record':
      return Object.fromEntries(
        shape.fields.filter(({ optional }) => !optional).map(({ key, shape: of }) => [key, emptyOf(of)]),
      );
  }
}
