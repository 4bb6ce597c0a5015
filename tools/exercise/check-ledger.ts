import { type Entry, isOfAPerson } from './ledger.ts';
import { byCommand, type LogEvent, type Violate } from './log.ts';

/** A remembered command, as its row says. */
export interface Remembered {
  readonly commandId: string;
  readonly actorId: string;
  readonly position: number;
}

/**
 * Every acknowledged command stands in the log exactly once, under its sender's name, at the position that was answered; and
 * no played command stands there that was never acknowledged, for here every answer arrived. Answers how many commands came
 * from people who took part.
 */
export function checkLedger(
  events: readonly LogEvent[],
  { remembered, ledger }: { readonly remembered: readonly Remembered[]; readonly ledger: readonly Entry[] },
  violate: Violate,
): number {
  const groups = new Map<string, readonly LogEvent[]>();
  for (const group of byCommand(events)) {
    const { commandId } = group[0];
    if (groups.has(commandId)) violate('a command was applied twice', commandId);
    groups.set(commandId, group);
  }
  const rows = Map.groupBy(remembered, ({ commandId }) => commandId);
  for (const entry of ledger) {
    const kept = rows.get(entry.commandId) ?? [];
    const [row] = kept;
    if (kept.length !== 1 || row?.position !== entry.position || row.actorId !== entry.accountId) {
      violate('an acknowledged command is missing', `${entry.name} ${entry.commandId} by ${entry.account}`);
    }
    const group = groups.get(entry.commandId);
    const stands = group === undefined || group.at(-1)?.position === entry.position;
    if (!stands) violate('a command stands at another position', `${entry.name} ${entry.commandId}`);
  }
  checkOrder(events, violate);
  let byPeople = 0;
  const acknowledged = new Set(ledger.map(({ commandId }) => commandId));
  for (const [commandId, group] of groups) {
    const [first] = group;
    if (first?.actor.kind !== 'person' || acknowledged.has(commandId)) continue;
    if (isOfAPerson(commandId)) {
      byPeople += 1;
      continue;
    }
    violate('a command was applied without its answer', `${first.type} ${commandId} by ${first.actor.name}`);
  }
  return byPeople;
}

/** Within a stream versions follow one another without a gap, in the order of positions. */
function checkOrder(events: readonly LogEvent[], violate: Violate): void {
  const versions = new Map<string, number>();
  for (const { stream, version, position } of events) {
    if (version !== (versions.get(stream) ?? 0) + 1) violate('a gap in a stream', `${stream} at position ${position}`);
    versions.set(stream, version);
  }
}
