import type { RadioSystem } from './radio-system.ts';

/** For the demonstration: every talkgroup opens. There is no radio behind it. */
export const inventedRadioSystem: RadioSystem = { openTalkgroup: async () => ({ kind: 'opened' }) };
