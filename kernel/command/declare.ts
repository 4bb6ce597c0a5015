import type { z } from 'zod';

/**
 * A command declared once is an HTTP route with its OpenAPI, a permission, an audit line, a line of the command
 * grammar and an item that an offline outbox may carry.
 */
export interface CommandDeclaration<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  /** `<module>.<command>`, e.g. `operations.assignUnit`. */
  readonly name: Name;
  /** One sentence in the operator's words; shown in help, OpenAPI and the generated tables. */
  readonly summary: string;
  readonly schema: Schema;
  readonly permission: string;
  /** Refusal code → sentence. Only malformed input, missing permission and lost races are refused. */
  readonly refusals: Readonly<Record<string, string>>;
  /** Warning code → sentence. Repeating the command with the code in `confirmed` carries it out and records who chose it. */
  readonly confirms: Readonly<Record<string, string>>;
  /** An example of `input` that the schema accepts; shown with every error. */
  readonly example: z.input<Schema>;
}

export type InputOf<C> = C extends CommandDeclaration<string, infer S> ? z.output<S> : never;

/** Declares a command; keeps the literal types of its name and schema. */
export function declareCommand<const Name extends string, Schema extends z.ZodType>(
  declaration: Omit<CommandDeclaration<Name, Schema>, 'refusals' | 'confirms'> & {
    readonly refusals?: Readonly<Record<string, string>>;
    readonly confirms?: Readonly<Record<string, string>>;
  },
): CommandDeclaration<Name, Schema> {
  return { refusals: {}, confirms: {}, ...declaration };
}

/** A view: rows of one shape that a screen holds and the feed keeps current. */
export interface ViewDeclaration<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  /** `<module>.<view>`, e.g. `operations.openIncidents`. */
  readonly name: Name;
  readonly summary: string;
  readonly row: Schema;
  /** The field that identifies a row. */
  readonly key: string;
  /** The field that names the parent, for views read and replaced a parent at a time (the log lines of one incident). */
  readonly parent?: string;
  readonly permission: string;
  /** True when rows hold personal data: every read is then written to the access log before it is answered. */
  readonly personal: boolean;
  /** True: a read must say why (`purpose=`), and the access log keeps it as the reason. */
  readonly purpose?: boolean;
  /** True: it counts or searches through much, and waits behind others of its kind; emergency work never waits for it (SPEC 6.1). */
  readonly report?: boolean;
  /** Goes up when the meaning of a row changes: a client with an older one gets `reload`. */
  readonly version: number;
}

export type RowOf<V> = V extends ViewDeclaration<string, infer S> ? z.output<S> : never;

/** Declares a view; keeps the literal types of its name and row schema. */
export function declareView<const Name extends string, Schema extends z.ZodType>(
  declaration: Omit<ViewDeclaration<Name, Schema>, 'version'> & { readonly version?: number },
): ViewDeclaration<Name, Schema> {
  return { version: 1, ...declaration };
}

/** A permission and the roles that hold it from the start. Permissions are only ever asked through `authorise`. */
export interface PermissionDeclaration {
  readonly name: string;
  readonly summary: string;
  readonly roles: readonly Role[];
  /** Roles that hold it for what is their own and no more: the guard of the object says whose it is. */
  readonly own?: readonly Role[];
  /** True: a seated role gives it without a seat as well, e.g. to see the seats and take one. */
  readonly seatless?: true;
  /** At a desk bound to its areas, what lies outside them is seen under the mask, or not acted on. Left out: areas decide nothing. */
  readonly outside?: 'mask' | 'deny';
}

/** The roles of a force, and the one of machines that bring in what other systems send. What each may do is the union of the permissions that name it. */
export const roles = [
  'contact-officer',
  'dispatcher',
  'control-room-supervisor',
  'fim',
  'patrol-sergeant',
  'duty-inspector',
  'officer',
  'bureau',
  'auditor',
  'administrator',
  'service-agent',
  'technician',
  'change-manager',
  'service-manager',
  'duty-ict-manager',
  'gateway',
] as const;
export type Role = (typeof roles)[number];

/** Roles that are exercised from a seat: without a seat that carries them they give no permission. */
export const seatedRoles: ReadonlySet<Role> = new Set([
  'contact-officer',
  'dispatcher',
  'control-room-supervisor',
  'fim',
]);
