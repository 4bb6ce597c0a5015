import type { Promised } from '../../../kernel/pure.ts';
import type { LadderTerms } from '../terms.ts';
import { type Care, owedTasks } from './care.ts';

const WARN_SHARE = 0.7;

interface Timing {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly startedAt: number;
  readonly seconds: number;
  readonly ladder: LadderTerms;
  /** Of its time; null: it does not warn. */
  readonly warn: number | null;
}

function promise({ key, kind, label, startedAt, seconds, ladder, warn }: Timing): Promised {
  const span = seconds * 1000;
  return {
    ...{ key, kind, label, startedAt, dueAt: startedAt + span },
    warnAt: warn === null ? null : Math.round(startedAt + span * warn),
    ladder: ladder.rungs,
    repeatSeconds: ladder.repeatSeconds,
    alarm: 'B',
    areaId: null,
    paused: false,
  };
}

const ways = { call: 'Ring the abandoned 999 caller back', text: 'Text the abandoned 999 caller' } as const;

/** What is promised of an open contact. An offer that nobody takes comes back to who made it; nothing lies in a desk that was left. */
export function carePromises({ settle, offer, passed, recontact }: Care): readonly Promised[] {
  const found: Timing[] = [];
  if (offer !== null) {
    const { to, at, acceptSeconds, ladder } = offer;
    const label = `${to.name} to take the contact within ${acceptSeconds} s`;
    found.push({
      key: 'hand-over',
      kind: 'hand-over',
      label,
      startedAt: at,
      seconds: acceptSeconds,
      ladder,
      warn: null,
    });
  }
  if (passed !== null) {
    const label = `${passed.from.name} was left: take its contact`;
    found.push({
      key: 'take',
      kind: 'take',
      label,
      startedAt: passed.at,
      seconds: 0,
      ladder: passed.ladder,
      warn: null,
    });
  }
  for (const { id, way, seconds } of owedTasks(recontact)) {
    if (recontact === null) break;
    const { since, ladder } = recontact;
    const common = { kind: 'recontact', label: ways[way], startedAt: since, seconds, ladder, warn: WARN_SHARE };
    found.push({ key: `recontact:${id}`, ...common });
  }
  if (settle !== null) {
    const label = 'Settle the contact: raise, add or close it';
    const { from, seconds, ladder } = settle;
    found.push({ key: 'settle', kind: 'settle', label, startedAt: from, seconds, ladder, warn: WARN_SHARE });
  }
  return found.map(promise);
}
