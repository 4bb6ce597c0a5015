import { roleNames } from '../../../client/door/role-names.ts';
import { type RowOf, roles } from '../../../kernel/pure.ts';
import type { Seats } from '../../../modules/force/contract.ts';
import type { Addressee } from '../../../modules/operations/contract.ts';

export interface Choosable {
  readonly key: string;
  readonly addressee: Addressee;
  readonly label: string;
  readonly detail: string;
}

interface KnownAddressees {
  readonly seats: readonly Pick<RowOf<typeof Seats>, 'id' | 'name' | 'holder' | 'talkgroup'>[];
  readonly units: readonly {
    readonly callsign: string;
    readonly crew: readonly { readonly collar: string; readonly name: string }[];
  }[];
  readonly areas: readonly { readonly id: string; readonly name: string; readonly parent: string | null }[];
}

const told = [
  'contact-officer',
  'dispatcher',
  'control-room-supervisor',
  'fim',
  'patrol-sergeant',
  'duty-inspector',
  'officer',
];

/** Everybody that a message may be for, desks first. A collar number that nobody on tour bears is offered as it was typed. */
export function choosable(known: KnownAddressees, typed: string): readonly Choosable[] {
  const words = typed.trim().toLowerCase();
  const fits = ({ label, detail, key }: Choosable): boolean =>
    `${label} ${detail} ${key}`.toLowerCase().includes(words);
  const found = all(known).filter(fits);
  const isCollar = /^\d{2,8}$/.test(words) && !found.some(({ addressee }) => isPerson(addressee, words));
  return isCollar ? [person(words, `Collar number ${words}`, ''), ...found] : found;
}

const isPerson = (addressee: Addressee, id: string): boolean => addressee.kind === 'person' && addressee.id === id;

function all({ seats, units, areas }: KnownAddressees): readonly Choosable[] {
  const sitters = seats.flatMap(({ name, holder }) =>
    holder === null ? [] : [person(holder.accountId, holder.name, name)],
  );
  const crews = units.flatMap(({ callsign, crew }) =>
    crew.map(({ collar, name }) => person(collar, name, `${collar}, ${callsign}`)),
  );
  return [
    { key: 'all', addressee: { kind: 'all' }, label: 'All', detail: 'every desk and every unit on tour' },
    ...seats.map(({ id, name, holder }): Choosable => {
      return {
        key: `seat ${id}`,
        addressee: { kind: 'seat', id },
        label: name,
        detail: holder?.name ?? 'nobody there',
      };
    }),
    ...units.map(({ callsign, crew }): Choosable => {
      const detail = crew.map(({ name }) => name).join(', ');
      return { key: `unit ${callsign}`, addressee: { kind: 'unit', id: callsign }, label: callsign, detail };
    }),
    ...roles
      .filter((role) => told.includes(role))
      .map((role): Choosable => {
        return { key: `role ${role}`, addressee: { kind: 'role', id: role }, label: roleNames[role], detail: 'role' };
      }),
    ...areas.map(({ id, name, parent }): Choosable => {
      const detail = parent === null ? 'area' : 'beat';
      return { key: `area ${id}`, addressee: { kind: 'area', id }, label: name, detail };
    }),
    ...sitters,
    ...crews,
  ];
}

function person(id: string, label: string, detail: string): Choosable {
  return { key: `person ${id}`, addressee: { kind: 'person', id }, label, detail };
}
