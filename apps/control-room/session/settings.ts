import { type Persistent, persistent } from '../../../client/persistent.ts';
import type { Macro } from '../command/macros.ts';
import type { Layout } from '../workspace/layouts.ts';

/** How a person likes the desk; follows the person to any window of this browser. */
export interface Settings {
  /** Null until they choose one: then it is the machine's. */
  readonly theme: 'dark' | 'light' | null;
  /** Single-letter keys; function keys and Ctrl chords are always there. */
  readonly singleKeys: boolean;
  /** Single keys chosen by the person, by act. */
  readonly chosenKeys: Readonly<Record<string, string>>;
  readonly queueWidth: number;
  readonly unitsWidth: number;
  readonly mapHeight: number;
  readonly mapShown: boolean;
  /** What the map shows; null until they choose: then it is what their role begins with. */
  readonly mapLayers: readonly string[] | null;
  readonly sound: boolean;
  /** Arrangements of windows that the person has kept, by name; the first is the one that opens by key. */
  readonly layouts: readonly Layout[];
  /** Words of the command line that the person has made. */
  readonly macros: readonly Macro[];
}

const usual: Settings = {
  theme: null,
  singleKeys: true,
  chosenKeys: {},
  queueWidth: 420,
  unitsWidth: 400,
  mapHeight: 300,
  mapShown: true,
  mapLayers: null,
  sound: true,
  layouts: [],
  macros: [],
};

export function settingsOf(account: string): Persistent<Settings> {
  return persistent(`trefoil.settings.${account}`, usual);
}

export function change(settings: Persistent<Settings>, part: Partial<Settings>): void {
  settings.set({ ...settings.get(), ...part });
}
