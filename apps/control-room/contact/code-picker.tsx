import { type Ref, useState } from 'react';
import { Combo } from '../../../ui/combo/combo.tsx';
import { useDesk } from '../session/desk.tsx';
import { type Code, matchCodes } from './match-codes.ts';

const MOST = 9;

/** Type words or the number; the name stands in the box once chosen. */
export function CodePicker(props: {
  readonly id: string;
  readonly code: string;
  /** Codes that may stand at the beginning of an incident, or at its end. */
  readonly use: 'opening' | 'closing';
  readonly onCode: (code: string) => void;
  /** Codes that stand first while nothing has been typed here. */
  readonly suggested?: readonly string[];
  readonly ref?: Ref<HTMLInputElement>;
}) {
  const { id, code, use, onCode, suggested = [], ref } = props;
  const { pack } = useDesk();
  const codes = (pack?.codes ?? []).filter((one) => one.use === 'both' || one.use === use);
  const chosen = codes.find((one) => one.code === code);
  const [typed, setTyped] = useState<string | null>(null);
  const take = (key: string): void => {
    setTyped(null);
    onCode(key);
  };
  return (
    <Combo
      id={id}
      name="Codes"
      text={typed ?? (chosen === undefined ? code : `${chosen.code} ${chosen.name}`)}
      onText={setTyped}
      options={suggestedFirst(matchCodes(typed ?? '', codes), typed === null ? suggested : [])
        .slice(0, MOST)
        .map(optionOf)}
      onTake={take}
      onLeave={() => setTyped(null)}
      placeholder="words or number, e.g. robb, 304"
      {...(ref !== undefined && { ref })}
    />
  );
}

function suggestedFirst(codes: readonly Code[], suggested: readonly string[]): readonly Code[] {
  const place = ({ code }: Code): number => (suggested.includes(code) ? suggested.indexOf(code) : suggested.length);
  return suggested.length === 0 ? codes : codes.toSorted((a, b) => place(a) - place(b));
}

function optionOf(code: Code) {
  const row = (
    <>
      <span className="number">{code.code}</span>
      <span className="clip">{code.name}</span>
      <span className="push hint">{code.grade}</span>
    </>
  );
  return { key: code.code, row };
}
