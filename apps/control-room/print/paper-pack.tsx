import { useState } from 'react';
import { Field } from '../../../ui/field/field.tsx';
import { Paper } from './paper.tsx';
import './paper-pack.css';
import { numbersFrom } from './paper-numbers.ts';

const MOST_SHEETS = 100;
const LOG_ROWS = 14;
const UNIT_ROWS = 4;
const BOARD_ROWS = 26;

/**
 * Blank numbered sheets for a room whose system is away. It needs neither server nor session: it lies in the browser with the screens.
 * Which numbers were printed is kept here, so that the next batch goes on from them.
 */
export function PaperPack({ seatName }: { readonly seatName: string }) {
  const [seat, setSeat] = useState(seatName);
  const [count, setCount] = useState('10');
  const [first, setFirst] = useState(() => String(firstOf(seatName)));
  const numbers = numbersFrom(seat, whole(first, 1), Math.min(whole(count, 1), MOST_SHEETS));
  const choose = (next: string): void => {
    setSeat(next);
    setFirst(String(firstOf(next)));
  };
  return (
    <Paper
      title="Paper pack"
      label="Paper pack"
      standing="A sheet a call; units and the log of the shift on sheets of their own. Write each time as it happens: it is entered with it afterwards."
      onPrint={() => keepFirst(seat, whole(first, 1) + numbers.length)}
      more={
        <div className="paper-pack-choice row">
          <Box label="Seat" value={seat} onValue={choose} />
          <Box label="Call sheets" value={count} onValue={setCount} />
          <Box label="First number" value={first} onValue={setFirst} />
        </div>
      }
    >
      {numbers.map((number) => (
        <CallSheet key={number} number={number} />
      ))}
      <BoardSheet />
      <LogSheet />
    </Paper>
  );
}

function whole(text: string, least: number): number {
  return Math.max(least, Number.parseInt(text, 10) || least);
}

function firstOf(seat: string): number {
  return whole(localStorage.getItem(keyOf(seat)) ?? '', 1);
}

function keepFirst(seat: string, next: number): void {
  try {
    localStorage.setItem(keyOf(seat), String(next));
  } catch {
    // A full store must not stop the printing; the number can be typed.
  }
}

function keyOf(seat: string): string {
  return `trefoil.paper.${seat.trim().toLowerCase()}`;
}

function Box(props: { readonly label: string; readonly value: string; readonly onValue: (value: string) => void }) {
  return (
    <Field label={props.label}>
      {(id) => (
        <input id={id} className="input" value={props.value} onChange={(event) => props.onValue(event.target.value)} />
      )}
    </Field>
  );
}

/** In the order of the form by which it is entered: nobody hunts for a box. */
function CallSheet({ number }: { readonly number: string }) {
  return (
    <section className="blank-sheet" aria-label={`Call sheet ${number}`}>
      <h2>
        Call sheet <strong>{number}</strong>
      </h2>
      <Lines rows={[['Day', 'Received at', 'Taken by'], ['Caller', 'Telephone'], ['Address of the caller']]} />
      <p className="blank-ticks">Came by: ☐ 999 ☐ 101 ☐ counter ☐ officer ☐ other</p>
      <Lines rows={[['What'], [''], ['Where'], ['']]} />
      <p className="blank-ticks">
        Threat, Harm, Risk, Investigation, Vulnerability, Engagement: ask all six. ☐ incident ☐ advice given ☐ for
        another agency ☐ abandoned
      </p>
      <Lines rows={[['Code', 'Grade', 'Raised at']]} />
      <Grid caption="Units" titles={['Callsign', 'Sent', 'On its way', 'At scene', 'Left']} rows={UNIT_ROWS} />
      <Grid caption="Log" titles={['Time', 'What happened, who said so']} rows={LOG_ROWS} />
      <Lines rows={[['Closing code', 'Result', 'Over at']]} />
      <p className="blank-ticks">Entered in the system at ____ : ____ by ______________ as number ______________</p>
    </section>
  );
}

function BoardSheet() {
  return (
    <section className="blank-sheet" aria-label="Unit sheet">
      <h2>Units: strike the line through when it changes, and write the next</h2>
      <Grid caption="Board" titles={['Callsign', 'Crew', 'State', 'Since', 'On sheet']} rows={BOARD_ROWS} />
    </section>
  );
}

function LogSheet() {
  return (
    <section className="blank-sheet" aria-label="Log sheet">
      <h2>Log of the shift: what belongs to no call</h2>
      <Grid caption="Log" titles={['Time', 'What', 'Who']} rows={BOARD_ROWS} />
    </section>
  );
}

/** Boxes in rows; each says what belongs in it. */
function Lines({ rows }: { readonly rows: readonly (readonly string[])[] }) {
  return (
    <div className="blank-lines">
      {rows.map((boxes) => (
        <div key={boxes.join()} className="blank-line">
          {boxes.map((label) => (
            <span key={label}>{label}</span>
          ))}
        </div>
      ))}
    </div>
  );
}

function Grid(props: { readonly caption: string; readonly titles: readonly string[]; readonly rows: number }) {
  const { caption, titles, rows } = props;
  return (
    <table className="blank-grid" data-columns={titles.length}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty rows are told apart by nothing else.
          <tr key={row}>
            {titles.map((title) => (
              <td key={title} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
