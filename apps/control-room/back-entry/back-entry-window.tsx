import { useRef, useState } from 'react';
import { useClient, useDraft } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { openPaperPack } from '../print/open-paper-pack.ts';
import { useDesk } from '../session/desk.tsx';
import './back-entry.css';
import { enterSheet } from './enter-sheet.ts';
import { EnteredSheets, useEntered } from './entered-sheets.tsx';
import { blankSheet, nextPaper, readSheet, type Sheet } from './sheet.ts';
import { CallPart, EndPart, LinesPart, UnitsPart } from './sheet-parts.tsx';

const today = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', day: '2-digit', month: '2-digit', year: 'numeric' },
});

/** What was written on paper while the system was away: one sheet after another, each thing at the time that stands there. */
export function BackEntryWindow() {
  const client = useClient();
  const { can } = useDesk();
  const { sheet, set, next } = useSheet();
  const { entered, add, tell } = useEntered();
  const [faults, setFaults] = useState<readonly string[]>([]);
  const box = useRef<HTMLElement>(null);
  const enter = (): void => {
    const { read, faults: found } = readSheet(sheet, client.now());
    setFaults(found);
    if (found.length > 0) return;
    const { outbox, newId } = client;
    const enterAt: typeof outbox.enterAt = (at, command, input) => outbox.enterAt(at, command, input);
    add(sheet.paper.trim(), enterSheet(sheet, read, { enterAt, newId, closes: can('incident.close') }));
    next();
    box.current?.querySelector('input')?.focus();
  };
  const isIncident = sheet.outcome === 'incident';
  return (
    <main ref={box} className="pane only back-entry" aria-label="Enter paper">
      <div className="pane-head">
        <h2>Enter paper</h2>
        <span className="hint">
          Times are those on the sheet; times after midnight go on by themselves. Nothing that was over by then rings.
        </span>
        <span className="push">
          <Button onPress={openPaperPack}>Blank sheets to print</Button>
        </span>
      </div>
      <div className="scroll">
        <Form look="back-entry-form" label="Sheet" onSend={enter} long>
          <CallPart sheet={sheet} onChange={set} />
          {isIncident && <UnitsPart units={sheet.units} onChange={(units) => set({ units })} />}
          {isIncident && <LinesPart lines={sheet.lines} onChange={(lines) => set({ lines })} />}
          {isIncident && <EndPart sheet={sheet} onChange={set} />}
          {faults.length > 0 && <ConfirmBar text={faults.join(' · ')} onLeave={() => setFaults([])} />}
          <div className="row">
            <Button look="primary" onPress={enter} shortcut="Ctrl+Enter">
              Enter the sheet
            </Button>
          </div>
        </Form>
        <EnteredSheets entered={entered} onAnswer={tell} />
      </div>
    </main>
  );
}

/** Every key of it survives reload and kill; number and day go on with the next sheet. */
function useSheet() {
  const [text, setText] = useDraft('back-entry.sheet');
  const [paper, setPaper] = useDraft('back-entry.paper');
  const client = useClient();
  const base: Sheet = { ...blankSheet, paper, day: today.format(client.now()) };
  const sheet: Sheet = { ...base, ...readPart(text) };
  return {
    sheet,
    set: (part: Partial<Sheet>) => setText(JSON.stringify({ ...readPart(text), ...part })),
    next: () => {
      setPaper(nextPaper(sheet.paper.trim()));
      setText(JSON.stringify({ day: sheet.day }));
    },
  };
}

function readPart(text: string): Partial<Sheet> {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}
