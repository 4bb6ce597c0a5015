import { type Clock, type Db, sql } from '../../../kernel/index.ts';

/** How the radio or the car of a unit is, as the estate says it; this much and no more, so that either side runs without the other. */
export interface KitState {
  readonly itemId: string;
  readonly kind: 'stunned' | 'down' | 'silent' | 'degraded' | 'not-in-use';
  readonly kit: 'radio' | 'vehicle';
  /** As a dispatcher reads it, with what to do. */
  readonly reason: string;
  /** Its last sign of life; null: it is not watched. */
  readonly seenAt: number | null;
}

export interface KitQuestion {
  readonly issis: readonly string[];
  readonly registrations: readonly string[];
  /** Another sign of life of a radio: the last position that came by it. */
  readonly heardAt: ReadonlyMap<string, number>;
}

/** By `issi …` and `registration …`; what is well is left out. */
export type KitStatesOf = (db: Db, question: KitQuestion, now: number) => Promise<ReadonlyMap<string, KitState>>;

export interface UnitKit {
  readonly tourId: string;
  readonly callsign: string;
  readonly states: readonly KitState[];
}

interface Unit {
  readonly id: string;
  readonly callsign: string;
  readonly issi: string | null;
  readonly registration: string | null;
  readonly heard_at: number | null;
}

/** What is wrong with the kit of each unit on duty. Only positions that came over the air are signs of the radio. */
async function listUnitKit(db: Db, statesOf: KitStatesOf, now: number): Promise<readonly UnitKit[]> {
  const { rows } = await sql<Unit>`
    SELECT u.id, u.callsign, u.issi, u.vehicle->>'registration' AS registration, p.at AS heard_at
      FROM operations.unit AS u
      LEFT JOIN operations.position AS p ON p.tour_id = u.id AND p.source = 'tetra-lip'
     WHERE u.ended_at IS NULL ORDER BY u.callsign`.execute(db);
  const question: KitQuestion = {
    issis: rows.flatMap(({ issi }) => issi ?? []),
    registrations: rows.flatMap(({ registration }) => registration ?? []),
    heardAt: new Map(
      rows.flatMap(({ issi, heard_at }) => (issi === null || heard_at === null ? [] : [[issi, heard_at]])),
    ),
  };
  const states = await statesOf(db, question, now);
  return rows.flatMap(({ id, callsign, issi, registration }) => {
    const found = [states.get(`issi ${issi ?? ''}`), states.get(`registration ${registration ?? ''}`)];
    const wrong = found.flatMap((state) => state ?? []);
    return wrong.length === 0 ? [] : [{ tourId: id, callsign, states: wrong }];
  });
}

/** Older than this it is read anew by whoever asks; the server reads it ahead of them. */
const FRESH_MS = 15_000;

/** Kept for a few seconds, so that a recommendation does not wait for it. */
export function makeUnitKit(statesOf: KitStatesOf, clock: Clock) {
  let kept: { readonly at: number; readonly list: readonly UnitKit[] } | null = null;
  const refresh = async (db: Db): Promise<readonly UnitKit[]> => {
    const at = clock.now();
    const list = await listUnitKit(db, statesOf, at);
    kept = { at, list };
    return list;
  };
  const list = async (db: Db): Promise<readonly UnitKit[]> =>
    kept !== null && clock.now() - kept.at < FRESH_MS ? kept.list : refresh(db);
  return { list, refresh };
}
export type UnitKits = ReturnType<typeof makeUnitKit>;
