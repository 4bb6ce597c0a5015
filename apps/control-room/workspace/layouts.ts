import type { Settings } from '../session/settings.ts';

/** Where a window stands on the monitors, and how big it is inside. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Sizes of the desk's own columns. */
type Columns = Pick<Settings, 'queueWidth' | 'unitsWidth' | 'mapHeight' | 'mapShown'>;

/** An arrangement of windows under a name: it lies with the person's settings on the server, and follows to any seat. */
export interface Layout {
  readonly name: string;
  readonly windows: readonly (Box & { readonly kind: string })[];
  /** Null: the role's own layout leaves the columns as they are. */
  readonly columns: Columns | null;
}

/** Settings of a person have room for so many. */
const MOST_LAYOUTS = 12;

/** Kept anew, or over the one of that name; it is the one that opens by key from now on. */
export function withLayout(layouts: readonly Layout[], layout: Layout): readonly Layout[] {
  return [layout, ...layouts.filter(({ name }) => name !== layout.name)].slice(0, MOST_LAYOUTS);
}

export function withoutLayout(layouts: readonly Layout[], name: string): readonly Layout[] {
  return layouts.filter((layout) => layout.name !== name);
}

interface OfRole {
  readonly name: string;
  readonly roles: readonly string[];
  readonly windows: Layout['windows'];
}

/** The person's own first; who has kept none has that of their role. */
export function layoutsFor(
  own: readonly Layout[],
  ofRoles: readonly OfRole[],
  roles: readonly string[],
): readonly Layout[] {
  const given = ofRoles.filter((layout) => layout.roles.some((role) => roles.includes(role)));
  return [...own, ...given.map(({ name, windows }) => ({ name, windows, columns: null }))];
}

export function columnsOf({ queueWidth, unitsWidth, mapHeight, mapShown }: Settings): Columns {
  return { queueWidth, unitsWidth, mapHeight, mapShown };
}

export function featuresOf({ left, top, width, height }: Box): string {
  return `popup,left=${left},top=${top},width=${width},height=${height}`;
}
