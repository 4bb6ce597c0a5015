import { useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { wordsOf } from '../../../client/send/use-send.tsx';
import { ImportRows, type Mapping, mapTable, ROWS_TOGETHER, type readCsv } from '../../../modules/estate/contract.ts';

type Fault = { readonly line: number; readonly why: string };

/** What became, or would become, of the rows. */
export interface Outcome {
  readonly dryRun: boolean;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly findings: number;
  readonly faults: readonly Fault[];
}

type Counted = Omit<Outcome, 'dryRun'>;

export interface Load {
  readonly table: ReturnType<typeof readCsv>;
  readonly mapping: Mapping;
  readonly fileName: string;
}

/** Sends a file in portions; the counts are of all of them. */
export function useImport() {
  const { outbox } = useClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const run = async (load: Load, dryRun: boolean): Promise<void> => {
    const { source, identify } = load.mapping;
    const { rows, faults } = mapTable(load.table, load.mapping);
    const head = { importId: crypto.randomUUID(), source, identify, fileName: load.fileName, dryRun };
    let sum: Counted = { added: 0, changed: 0, same: 0, findings: 0, faults };
    setFault(null);
    setWorking(true);
    for (let from = 0; from < rows.length; from += ROWS_TOGETHER) {
      const sent = await outbox.send(ImportRows, { ...head, rows: rows.slice(from, from + ROWS_TOGETHER) });
      if (sent.kind !== 'done') {
        setFault(wordsOf(sent));
        outbox.putAway(sent);
        break;
      }
      sum = together(sum, sent.result as unknown as Counted);
    }
    setWorking(false);
    setOutcome({ dryRun, ...sum, faults: sum.faults.toSorted((one, other) => one.line - other.line) });
  };
  return { run, outcome, fault, working };
}

function together(one: Counted, other: Counted): Counted {
  return {
    added: one.added + other.added,
    changed: one.changed + other.changed,
    same: one.same + other.same,
    findings: one.findings + other.findings,
    faults: [...one.faults, ...other.faults],
  };
}
