import { type Measured, meanOf, worsening } from './figure.ts';

/** The same figures with little in the log, and with a million events. */
export interface Compared {
  readonly small: readonly Measured[];
  readonly large: readonly Measured[];
}

/**
 * Turn about, in both orders, and the mean of each: what is slower at its first time, and what the machine does meanwhile, falls on
 * either alike.
 */
export async function turnAbout<Size>(
  { small, large }: { readonly small: Size; readonly large: Size },
  once: (size: Size) => Promise<readonly Measured[]>,
): Promise<Compared> {
  const first = await once(small);
  const grown = [await once(large), await once(large)];
  return { small: meanOf([first, await once(small)]), large: meanOf(grown) };
}

/** Figures of a peer, and shares, are no figures of the log. */
export function worsened({ small, large }: Compared): readonly Measured[] {
  return large.flatMap((after) => {
    const before = small.find(({ name }) => name === after.name);
    const isOfLog = !/without it$|bare loop$|^searches/.test(after.name);
    const grown = before === undefined || !isOfLog ? null : worsening(before, after);
    return grown === null ? [] : [grown];
  });
}

/** The list is asked for by this name as well: so its aim is worded. */
export function closedBehind(after: readonly Measured[]): readonly Measured[] {
  return after
    .filter(({ name }) => name.startsWith('open list'))
    .map((one) => ({ ...one, name: one.name.replace('open list', 'open list with 100,000 closed behind it') }));
}
