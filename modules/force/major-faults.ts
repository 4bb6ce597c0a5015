import type { Pack } from './pack.ts';
import type { PackFault } from './references.ts';

/** The card of the control room belongs to no role that is given. */
const ROOM = 'control-room';

/** Cards of roles that there are, each line once; partners that are reached in ways that differ. */
export function listMajorFaults({ control: { majors } }: Pack): PackFault[] {
  const roles = new Set([ROOM, ...majors.roles.map(({ id }) => id)]);
  const strangers = majors.cards.flatMap(({ role }, i): PackFault[] =>
    roles.has(role)
      ? []
      : [
          {
            path: `control.majors.cards[${i}].role`,
            reason: `there is no role "${role}" of a major incident in this pack`,
            example: ROOM,
          },
        ],
  );
  const twice = [
    ...repeats('control.majors.roles', majors.roles),
    ...repeats('control.majors.cards', majors.cards),
    ...repeats('control.majors.flags', majors.flags),
    ...repeats('control.majors.partners', majors.partners),
    ...majors.cards.flatMap(({ items }, i) => repeats(`control.majors.cards[${i}].items`, items)),
  ];
  return [...strangers, ...twice, ...majors.partners.flatMap(oneWay)];
}

/** The same telephone named twice is still one telephone. */
function oneWay({ name, channels }: Pack['control']['majors']['partners'][number], i: number): PackFault[] {
  if (new Set(channels.map((channel) => channel.trim().toLowerCase())).size > 1) return [];
  const reason = `${name} is reached in one way only, named twice: no partner hangs on one phone`;
  return [
    { path: `control.majors.partners[${i}].channels`, reason, example: ['Control room, 01632 960000', 'E-mail'] },
  ];
}

function repeats(path: string, rows: readonly { readonly id: string }[]): PackFault[] {
  return rows.flatMap(({ id }, i): PackFault[] =>
    rows.findIndex((row) => row.id === id) === i
      ? []
      : [{ path: `${path}[${i}].id`, reason: `"${id}" stands here twice`, example: `${id}-2` }],
  );
}
