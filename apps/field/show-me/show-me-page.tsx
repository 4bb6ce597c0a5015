import { useId, useState } from 'react';
import { unverified } from '../../../client/places.ts';
import { useClient, useDraft, usePersistent } from '../../../client/react.tsx';
import { type Place, ShowMeAt } from '../../../modules/operations/contract.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { useActs } from '../acts/acts-provider.tsx';
import type { Fix } from '../position/fixes.ts';
import { useOfficer } from '../session/officer.tsx';
import { remember } from '../session/settings.ts';
import type { Mine } from '../unit/my-unit.ts';
import { SelectField } from '../unit/select-field.tsx';
import { PlaceChoice } from './place-choice.tsx';

const USUAL_CODE = '503';
const REMEMBERED = 4;

export interface ShowMePageProps {
  readonly mine: Mine;
  readonly fix: Fix | null;
  readonly onShown: () => void;
}

/** "Show me at": place and what; the rest is done in one go: created, assigned, at scene. */
export function ShowMePage({ mine, fix, onShown }: ShowMePageProps) {
  const { pack, memory } = useOfficer();
  const { newId } = useClient();
  const acts = useActs();
  const [text, setText] = useDraft('show-me.place');
  const [what, setWhat] = useDraft('show-me.what');
  const [chosen, setChosen] = useState<Place | null>(null);
  const [code, setCode] = useState(USUAL_CODE);
  const [fault, setFault] = useState<string | null>(null);
  const codes = pack?.codes.filter((one) => one.use !== 'closing') ?? [];
  const show = (): void => {
    const place = chosen ?? (text.trim() === '' ? null : unverified(text));
    const missing = lacking(place, what);
    setFault(missing);
    if (place === null || missing !== null) return;
    const ids = { incidentId: newId(), assignmentId: newId(), tourId: mine.tourId };
    void acts.act(ShowMeAt, { ...ids, place, code, what: what.trim() }, `Show me at ${place.label}`);
    const { whats } = memory.get();
    remember(memory, { whats: [what.trim(), ...whats.filter((one) => one !== what.trim())].slice(0, REMEMBERED) });
    setText('');
    setWhat('');
    onShown();
  };
  return (
    <form
      className="page low stack"
      aria-label="Show me at"
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <SelectField
        label="Code"
        value={code}
        onValue={setCode}
        options={codes.map((one) => ({ id: one.code, name: `${one.code} ${one.name}` }))}
      />
      <PlaceChoice text={text} onText={setText} chosen={chosen} onChoose={setChosen} fix={fix} />
      <What what={what} onWhat={setWhat} />
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" className="act primary next">
        Show me at scene
      </button>
    </form>
  );
}

function lacking(place: Place | null, what: string): string | null {
  if (place === null) return 'Say where: type a place, or take the position of the phone.';
  return what.trim() === '' ? 'Say what it is.' : null;
}

function What({ what, onWhat }: { what: string; onWhat: (what: string) => void }) {
  const { memory } = useOfficer();
  const { whats } = usePersistent(memory);
  const id = useId();
  return (
    <div className="stack">
      <label htmlFor={id}>What</label>
      <input
        id={id}
        className="input"
        value={what}
        autoComplete="off"
        onChange={(event) => onWhat(event.target.value)}
      />
      <fieldset className="chips" aria-label="What it was before">
        {whats.map((one) => (
          <button key={one} type="button" className="act chip" aria-pressed={one === what} onClick={() => onWhat(one)}>
            {one === what && <Icon name="check" />}
            {one}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
