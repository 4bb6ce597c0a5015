import type { SteadyClock } from '../../../kernel/index.ts';
import type { Settings } from '../settings.ts';
import type { Progress } from '../supervisor/progress.ts';
import type { Spare } from '../supervisor/server.ts';
import type { Standing } from './agent.ts';
import type { SiteSettings } from './site-settings.ts';
import type { Voter } from './voter.ts';

/** What a site stands on, whichever of the two it is. */
export interface Post {
  readonly settings: Settings;
  readonly site: SiteSettings;
  readonly voter: Voter;
  readonly standing: Standing;
  readonly progress: Progress;
  readonly clock: SteadyClock;
  readonly stopped: Promise<void>;
  /** What cannot be cured by trying again ends this site. */
  readonly fail: (error: unknown) => void;
  /** What may be done to it now. */
  deeds: {
    admit?: (name: string) => Promise<void>;
    handOver?: (by: string, reason: string) => Promise<void>;
    takeOver?: (by: string, reason: string, forced: boolean) => Promise<void>;
  };
  /** Who wished the switch-over under way, and why. */
  handing: { readonly by: string; readonly reason: string } | null;
  /** A server that waits for the word: a stand-by must not begin by reading its program. */
  spare: Spare | null;
  /** Elected, and not yet begun. */
  tookOver: boolean;
}
