/** A place in the pack: keys and positions from the top. */
export type Path = readonly (string | number)[];

/** As faults name it, e.g. `codes[3].grade`. */
export function textOf(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

/** Without positions, e.g. `codes.grade`: what all rows of a list have in common. */
export function kindOf(path: Path): string {
  return path.filter((step) => typeof step === 'string').join('.');
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined),
    value,
  );
}

/** The same with another value at the place; undefined takes the key away. Nothing of the old one is written to. */
export function withValue(value: unknown, path: Path, next: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (Array.isArray(value)) {
    return value.map((one, at) => (at === step ? withValue(one, rest, next) : one));
  }
  const held = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const inner = withValue(held[step], rest, next);
  if (inner !== undefined) return { ...held, [step]: inner };
  const { [step as string]: _gone, ...others } = held;
  return others;
}

/** Whether a fault at `fault` lies at the place or below it. */
export function liesUnder(fault: string, place: string): boolean {
  return fault === place || fault.startsWith(`${place}.`) || fault.startsWith(`${place}[`);
}
