import type { Pack } from '../../../modules/force/index.ts';

/** Who may be tried at the door of a demonstration, each with the desk that is theirs. */
export function listDemoAccounts({ demo, seats }: Pick<Pack, 'demo' | 'seats'>) {
  const names = new Map(seats.map(({ id, name }) => [id, name]));
  return demo.accounts.map(({ name, displayName, roles: [role = ''], seat }) => ({
    ...{ name, displayName, role },
    seat: seat === null ? null : (names.get(seat) ?? null),
  }));
}
