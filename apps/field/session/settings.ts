import { useEffect } from 'react';
import { machineTheme } from '../../../client/door/machine-theme.ts';
import { type Persistent, persistent } from '../../../client/persistent.ts';
import { usePersistent } from '../../../client/react.tsx';
import type { Booking } from '../unit/my-unit.ts';

export const themes = ['dark', 'light', 'outdoor'] as const;
export type Theme = (typeof themes)[number];

/** One theme a phone: it follows the light round it, not the person. Before anybody chose one it is the phone's own. */
export const themeOfPhone: Persistent<Theme> = persistent('trefoil.field.theme', machineTheme());

export function useTheme(): void {
  const theme = usePersistent(themeOfPhone);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}

/** What the phone remembers for one officer, so that the next time takes fewer taps. */
export interface Memory {
  readonly tourId: string | null;
  /** The last booking: the next shift starts from it. */
  readonly booking: Booking | null;
  /** What "show me at" was for, newest first. */
  readonly whats: readonly string[];
  /** When the newest log line was seen, by incident. */
  readonly seenLines: Readonly<Record<string, number>>;
}

const fresh: Memory = {
  tourId: null,
  booking: null,
  whats: ['Vehicle check', 'Foot patrol', 'Enquiry'],
  seenLines: {},
};

export function memoryOf(account: string): Persistent<Memory> {
  return persistent(`trefoil.field.memory.${account}`, fresh);
}

export function remember(memory: Persistent<Memory>, part: Partial<Memory>): void {
  memory.set({ ...memory.get(), ...part });
}
