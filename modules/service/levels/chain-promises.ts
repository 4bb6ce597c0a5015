import type { Promised, Rung } from '../../../kernel/pure.ts';
import type { ServiceIncident } from '../service-incidents/service-incident.ts';
import { type ClockWork, clockTimes } from './clock.ts';
import type { Attached } from './record-history.ts';

/** Keys of the promises that stand behind the agreement: no targets of the person who reported it. */
export const OLA = 'ola';
export const UC = 'uc';

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

/** Whoever has it is told first, then whoever answers for the services. */
const ladderOf = (to: Rung['to']): readonly Rung[] => [
  { to, afterSeconds: 0 },
  { to: 'service-manager', afterSeconds: 4 * HOUR_SECONDS },
];

/** F3: what the team has promised the others, and what the supplier has while we wait for them. */
export function chainPromises({ stay, pauses }: ServiceIncident): readonly Promised[] {
  const ola = stay.ola === null ? [] : [promised(OLA, stay.ola, { from: stay.from, pauses })];
  const lasting = pauses.find(({ to }) => to === null);
  if (!lasting?.uc) return ola;
  // Its clock runs on while ours stand still: that is what we wait for.
  return [...ola, promised(UC, lasting.uc, { from: lasting.from, pauses: [] })];
}

const words = {
  [OLA]: { label: 'Resolve it, or hand it over', ladder: ladderOf('technician') },
  [UC]: { label: 'The supplier has promised it: ask them', ladder: ladderOf('service-agent') },
} as const;

function promised(
  key: keyof typeof words,
  target: Attached,
  { from, pauses }: { readonly from: number; readonly pauses: ClockWork['pauses'] },
): Promised {
  const work: ClockWork = { startedAt: from, targetMs: target.minutes * 60_000, calendar: target.calendar, pauses };
  const { dueAt, warnAt, paused } = clockTimes(work, null);
  return {
    ...{ key, kind: `service-${key}`, ...words[key], startedAt: from, dueAt, warnAt, paused },
    ...{ repeatSeconds: DAY_SECONDS, alarm: 'B', areaId: null },
  };
}
