import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Gazetteer, gazetteerWhileServing } from './gazetteer.ts';
import { findOwnFolders } from './import-own.ts';
import { readPlaces } from './sources/read-places.ts';

interface PlaceSources {
  /** The `sources` of the pack in force. */
  readonly packSources: string;
  readonly maps: () => readonly string[];
  readonly dataDir: string | null;
}

/**
 * The places in memory, read anew when the force's own tables or its map have changed. The new index takes the old one's place whole, between two
 * searches; until then, and where a table cannot be read, the old one answers.
 */
export class TakenUpPlaces {
  readonly #sources: PlaceSources;
  #loaded: Gazetteer | null = null;
  #tables = '';
  readonly ready: Promise<void>;

  constructor(sources: PlaceSources) {
    this.#sources = sources;
    this.ready = this.#read();
    // The caller hears of it from `ready`; nobody awaiting it yet is no reason to end the process.
    this.ready.catch(() => {});
  }

  get(): Gazetteer {
    if (this.#loaded === null) throw new Error('The gazetteer is still being read.');
    return this.#loaded;
  }

  /** To be called again and again: answers whether tables were taken up. A fault is thrown once, until the tables change again. */
  async look(): Promise<boolean> {
    if (this.#loaded === null || this.#stamp() === this.#tables) return false;
    await this.#read();
    return true;
  }

  #stamp(): string {
    const { dataDir, maps } = this.#sources;
    return [...tablesIn(dataDir), ...maps().map(stampOf)].join('\n');
  }

  async #read(): Promise<void> {
    const { packSources, maps, dataDir } = this.#sources;
    // Before they are read: what is laid down meanwhile is seen at the next look.
    this.#tables = this.#stamp();
    this.#loaded = await gazetteerWhileServing(await readPlaces([packSources, ...findOwnFolders(dataDir)], maps()));
  }
}

/** Each table that there is, in a text that changes with it. One that is being copied begins with a dot. */
function tablesIn(dataDir: string | null): readonly string[] {
  return findOwnFolders(dataDir).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .toSorted()
      .map((name) => stampOf(join(folder, name))),
  );
}

function stampOf(file: string): string {
  const { ino, size, mtimeMs } = statSync(file);
  return `${file} ${ino} ${size} ${mtimeMs}`;
}
