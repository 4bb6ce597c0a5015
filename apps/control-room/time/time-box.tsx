interface TimeBoxProps {
  readonly id?: string;
  /** Where no label stands beside it. */
  readonly label?: string;
  readonly value: string;
  /** Said to be no time; `told` is the id of the words for it. */
  readonly wrong: boolean;
  readonly told: string;
  readonly onValue: (value: string) => void;
}

/** What is asked of a box whose text is no time. */
export const NO_TIME = 'No time yet: day and hour, e.g. 01/04/2027 06:00, or an hour alone.';

/** Day and hour as they are written here, whatever the language of the browser. Read by `timeOf`. */
export function TimeBox({ id, label, value, wrong, told, onValue }: TimeBoxProps) {
  return (
    <input
      id={id}
      className="input tabular"
      aria-label={label}
      placeholder="01/04/2027 06:00"
      autoComplete="off"
      value={value}
      aria-invalid={wrong}
      aria-describedby={wrong ? told : undefined}
      onChange={(event) => onValue(event.target.value)}
    />
  );
}
