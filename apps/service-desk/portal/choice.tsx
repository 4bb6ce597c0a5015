/** A question with a few answers, one of which is chosen: as wide as a thumb needs. */
export function Choice<T extends string | number>(props: {
  readonly legend: string;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly chosen: T | null;
  readonly onChoose: (value: T) => void;
}) {
  const { legend, options, chosen, onChoose } = props;
  return (
    <fieldset className="portal-choice">
      <legend>{legend}</legend>
      {options.map(([value, words]) => (
        <label key={value} data-chosen={chosen === value}>
          <input type="radio" name={legend} checked={chosen === value} onChange={() => onChoose(value)} />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
