import { statSync } from 'node:fs';
import { type Closure, readClosures } from './closure.ts';
import { findRoadSource, type RoadSource } from './road-source.ts';
import { noRoads, openRoads, type Roads } from './roads.ts';

export interface RoadsNeeds {
  /** The folder of the pack in force. */
  readonly packDir: string;
  /** Where `roads import` puts the force's own map (TREFOIL_DATA); null: only the pack's. */
  readonly dataDir: string | null;
}

export interface TakenUpRoads extends Roads {
  /** To be called again and again: answers whether a map was taken up. A fault is thrown once, until the map changes again. */
  look(): Promise<boolean>;
}

/**
 * Roads with the closures that the pack names in `closures.json`, where it has one; throws on a file that is not valid. A map that is
 * imported later is taken up without a start: the old roads answer until the new ones are warm and know what is closed.
 */
export function makeRoads(needs: RoadsNeeds): TakenUpRoads {
  const ofPack = readClosures(needs.packDir);
  let closures: readonly Closure[] = ofPack;
  let stamp = stampOf(findRoadSource(needs));
  let changesBefore = 0;
  let roads = opened(findRoadSource(needs));
  // Asked first, so that every question after it obeys them; a broken map is reported by `ready`.
  if (ofPack.length > 0) roads.setClosures(ofPack).catch(() => {});

  const takeUp = async (source: RoadSource): Promise<void> => {
    const next = openRoads(source);
    try {
      await next.ready;
      // What is closed meanwhile is closed there, too.
      for (let known: readonly Closure[] | null = null; known !== closures; ) {
        known = closures;
        await next.setClosures(known);
      }
    } catch (error) {
      await next.close();
      throw error;
    }
    const old = roads;
    changesBefore += old.changes();
    roads = next;
    // It answers in order: after one question more, behind all others, it owes none.
    await old.table([], [], { profile: 'car', by: 'time', patient: true }).catch(() => {});
    await old.close();
  };
  return {
    get estimated() {
      return roads.estimated;
    },
    get ready() {
      return roads.ready;
    },
    table: (from, to, options) => roads.table(from, to, options),
    changes: () => changesBefore + roads.changes(),
    setClosures: (more) => {
      closures = [...ofPack, ...more];
      return roads.setClosures(closures);
    },
    close: () => roads.close(),
    look: async () => {
      const source = findRoadSource(needs);
      const now = stampOf(source);
      if (source === null || now === stamp) return false;
      stamp = now;
      await takeUp(source);
      return true;
    },
  };
}

const opened = (source: RoadSource | null): Roads => (source === null ? noRoads : openRoads(source));

/** A text that changes with the map. */
function stampOf(source: RoadSource | null): string {
  if (source === null) return '';
  const file = source.kind === 'stand-in' ? source.links : source.file;
  const { ino, size, mtimeMs } = statSync(file);
  return `${file} ${ino} ${size} ${mtimeMs}`;
}
