import { useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { wordsOf } from '../../../client/send/use-send.tsx';
import type { HistoryMapping } from '../../../modules/service/contract.ts';
import {
  type Counts,
  counted,
  ImportHistory,
  noCounts,
  portionsOf,
  readHistory,
} from '../../../modules/service/contract.ts';

type Table = Parameters<typeof readHistory>[0];

/** What became, or would become, of a file. */
export interface Outcome extends Counts {
  readonly dryRun: boolean;
  readonly records: number;
}

interface Load {
  readonly table: Table;
  readonly mapping: HistoryMapping;
  readonly fileName: string;
}

/** Sends a file in portions; the counts are of all of them. */
export function useHistoryImport() {
  const { outbox } = useClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const run = async ({ table, mapping, fileName }: Load, dryRun: boolean): Promise<void> => {
    const { records, faults } = readHistory(table, mapping);
    const head = { importId: crypto.randomUUID(), source: mapping.source, rowsAre: mapping.rowsAre, fileName, dryRun };
    let sum: Counts = { ...noCounts, faults };
    let sentSoFar = 0;
    setFault(null);
    setOutcome(null);
    for (const portion of portionsOf(records)) {
      setDone(sentSoFar);
      const sent = await outbox.send(ImportHistory, { ...head, records: [...portion] });
      if (sent.kind !== 'done') {
        setFault(wordsOf(sent));
        outbox.putAway(sent);
        break;
      }
      sum = counted(sum, sent.result as unknown as Counts);
      sentSoFar += portion.length;
    }
    setDone(null);
    setOutcome({ ...sum, dryRun, records: records.length, faults: sum.faults.toSorted((a, b) => a.line - b.line) });
  };
  return { run, outcome, fault, done };
}
