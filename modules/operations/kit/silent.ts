import type { Promised } from '../../../kernel/pure.ts';
import type { Tour } from '../resources/tour.ts';
import type { LadderTerms } from '../terms.ts';

/** Chosen here, as no published figure was found: two minutes for somebody to reach them another way. */
const ANSWER_SECONDS = 120;
const ladder: LadderTerms = {
  rungs: [
    { to: 'dispatcher', afterSeconds: 0 },
    { to: 'control-room-supervisor', afterSeconds: 120 },
  ],
  repeatSeconds: 300,
};

/** Of a committed or lone officer whose radio fell silent: somebody asks after them, until they are heard of in any way. */
export function silencePromises({ silent, terms }: Tour): readonly Promised[] {
  if (silent === null || !silent.welfare || silent.answered) return [];
  const { reason, at } = silent;
  return [
    {
      key: 'radio-silent',
      kind: 'radio-silent',
      label: `${terms.callsign}: ${reason}; ask after them`,
      startedAt: at,
      dueAt: at + ANSWER_SECONDS * 1000,
      // Warned at once: the warning is how the desk learns of it.
      warnAt: at,
      ladder: ladder.rungs,
      repeatSeconds: ladder.repeatSeconds,
      alarm: 'B',
      areaId: terms.areaId,
      paused: false,
    },
  ];
}
