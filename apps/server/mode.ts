import type { Db } from '../../kernel/index.ts';
import { SettingError, type Settings } from './settings.ts';

/** Training is where exercises run, by a clock of their own; it is never counted in figures. */
export const modes = ['demo', 'training', 'live'] as const;
export type Mode = (typeof modes)[number];

export function modeOf({ demo, exercise }: Pick<Settings, 'demo' | 'exercise'>): Mode {
  if (exercise !== null) return 'training';
  return demo ? 'demo' : 'live';
}

const another = 'choose another TREFOIL_DATA or DATABASE_URL';
const refusals: Readonly<Record<Mode, string>> = {
  live: `this is a live database: demo mode and exercises are refused; ${another}`,
  demo: `this database was made by the demonstration: start with --demo, or ${another}`,
  training: `this database was made by an exercise: ${another}`,
};

/**
 * A database is demo, training or live from its first start on, for ever: the first two open accounts without a password,
 * and a speeded clock would date a force's records falsely; neither must ever come near them.
 */
export async function claimMode(db: Db, mode: Mode): Promise<void> {
  await claimModeIfFree(db, mode);
  const { value } = await db
    .selectFrom('kernel.setting')
    .select('value')
    .where('name', '=', 'mode')
    .executeTakeFirstOrThrow();
  if (value !== mode) throw new SettingError(refusals[modes.find((known) => known === value) ?? 'live']);
}

/** Settles the mode of a database that has none yet. */
export async function claimModeIfFree(db: Db, mode: Mode): Promise<void> {
  await db
    .insertInto('kernel.setting')
    .values({ name: 'mode', value: JSON.stringify(mode) })
    .onConflict((clash) => clash.column('name').doNothing())
    .execute();
}
