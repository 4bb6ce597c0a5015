import { type Db, sql } from '../../../kernel/index.ts';
import type { UnitKit } from './unit-kit.ts';

export interface Watch {
  readonly name: 'operations.noteSilence' | 'operations.noteRadioSeen';
  readonly input: Readonly<Record<string, unknown>>;
}

/** What is to be noted now: radios that fell silent or were said to be down, and those that are heard of again. */
export async function listSilences(db: Db, kits: readonly UnitKit[]): Promise<readonly Watch[]> {
  const noted = await listNoted(db);
  const fallen = new Set<string>();
  const silences = kits.flatMap(({ tourId, states }): readonly Watch[] => {
    const radio = states.find(({ kit, kind }) => kit === 'radio' && (kind === 'silent' || kind === 'down'));
    if (radio === undefined) return [];
    fallen.add(tourId);
    if (noted.has(tourId)) return [];
    const { itemId, reason, seenAt } = radio;
    return [{ name: 'operations.noteSilence', input: { tourId, itemId, reason, seenAt: seenAt ?? 0 } }];
  });
  const heard = [...noted].filter((tourId) => !fallen.has(tourId));
  return [...silences, ...heard.map((tourId): Watch => ({ name: 'operations.noteRadioSeen', input: { tourId } }))];
}

async function listNoted(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    id: string;
  }>`SELECT id FROM operations.unit WHERE ended_at IS NULL AND silent_since IS NOT NULL`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
