import { type Persistent, persistent } from '../../../client/persistent.ts';

/** How a person likes the service centre; follows the person to any window of this browser. */
export interface Settings {
  /** Null until they choose one: then it is the machine's. */
  readonly theme: 'dark' | 'light' | null;
  readonly singleKeys: boolean;
  readonly chosenKeys: Readonly<Record<string, string>>;
  /** Filters of the queue that they keep. */
  readonly savedFilters: readonly string[];
  /** Teams of which they took work when they were at the desk last, and what they said to know best. */
  readonly shiftTeams: readonly string[];
  readonly shiftCategories: readonly string[];
  /** The newest of what they were told that they have seen, by its position in the log. */
  readonly toldSeen: number;
  /** Whose words they want to read; null: those that the force has chosen. */
  readonly vocabulary: 'own' | 'v2' | 'v3' | 'v4' | null;
}

const usual: Settings = {
  ...{ theme: null, singleKeys: true, chosenKeys: {}, savedFilters: [] },
  ...{ shiftTeams: ['service-desk'], shiftCategories: [], toldSeen: 0, vocabulary: null },
};

export function settingsOf(account: string): Persistent<Settings> {
  return persistent(`trefoil.service.settings.${account}`, usual);
}

export function change(settings: Persistent<Settings>, part: Partial<Settings>): void {
  settings.set({ ...settings.get(), ...part });
}
