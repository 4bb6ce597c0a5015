import { appendFileSync, readFileSync } from 'node:fs';

/** One command as the load generator knows it: sent always, acknowledged perhaps. */
export interface Entry {
  readonly commandId: string;
  readonly command: string;
  /** The log position that the server acknowledged; null: no answer ever came. */
  readonly position: number | null;
}

/** The load generator's own file: every command before it is sent, every acknowledgement before the next command. */
export interface Ledger {
  sent(commandId: string, command: string): void;
  acknowledged(commandId: string, position: number): void;
  read(): readonly Entry[];
}

export function openLedger(file: string): Ledger {
  appendFileSync(file, '');
  return {
    sent: (commandId, command) => appendFileSync(file, `${JSON.stringify({ sent: commandId, command })}\n`),
    acknowledged: (commandId, position) =>
      appendFileSync(file, `${JSON.stringify({ acknowledged: commandId, position })}\n`),
    read: () => {
      const entries = new Map<string, Entry>();
      for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
        const { sent, command, acknowledged, position } = JSON.parse(line);
        if (sent !== undefined) entries.set(sent, { commandId: sent, command, position: null });
        const entry = entries.get(acknowledged);
        if (entry !== undefined) entries.set(acknowledged, { ...entry, position });
      }
      return [...entries.values()];
    },
  };
}
