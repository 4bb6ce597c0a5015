import { usePersistent, useWaiting } from '../../../client/react.tsx';
import { BookOff } from '../../../modules/operations/contract.ts';
import { ReportFault } from '../../../modules/service/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { useActs } from '../acts/acts-provider.tsx';
import { OwnKit } from '../kit/own-kit.tsx';
import type { Positions } from '../position/use-positions.ts';
import { useOfficer } from '../session/officer.tsx';
import { themeOfPhone, themes } from '../session/settings.ts';
import type { Mine } from './my-unit.ts';

export interface UnitPageProps {
  readonly mine: Mine | null;
  readonly positions: Positions;
  /** The question stands open. */
  readonly bookingOff: boolean;
  readonly onBookOff: (open: boolean) => void;
  readonly onBlank: () => void;
}

/** My unit as the room knows it, and the phone itself. */
export function UnitPage({ mine, positions, bookingOff, onBookOff, onBlank }: UnitPageProps) {
  return (
    <section className="page low stack" aria-label="Unit and phone">
      {mine !== null && <UnitFacts mine={mine} />}
      {mine !== null && <FaultButtons mine={mine} />}
      <OwnKit />
      {positions.state.kind !== 'sending' && (
        <button type="button" className="act" onClick={positions.begin}>
          Send my position
        </button>
      )}
      {positions.state.kind === 'refused' && (
        <p className="quiet">
          The phone does not allow it: allow location for this page in the settings of the browser.
        </p>
      )}
      <ThemeChoice />
      <button type="button" className="act" onClick={onBlank}>
        Blank the screen
      </button>
      <div className="pair">
        <SignOut />
        {mine !== null && !bookingOff && (
          <button type="button" className="act" onClick={() => onBookOff(true)}>
            Book off
          </button>
        )}
      </div>
      {mine !== null && bookingOff && <BookOffQuestion mine={mine} onLeave={() => onBookOff(false)} />}
    </section>
  );
}

/** One tap: who, which radio, where and how the unit stands is filled in; without signal it goes out later. */
function FaultButtons({ mine: { tourId, row } }: { mine: Mine }) {
  const acts = useActs();
  const report = (what: 'radio' | 'vehicle', label: string): void => {
    const about = { kind: 'unit', tourId, what } as const;
    void acts.act(ReportFault, { faultId: crypto.randomUUID(), about }, label);
  };
  return (
    <div className="pair">
      <button type="button" className="act" onClick={() => report('radio', 'Radio fault')}>
        Radio fault
      </button>
      {row !== null && row.vehicle !== null && (
        <button type="button" className="act" onClick={() => report('vehicle', 'Car fault')}>
          Car fault
        </button>
      )}
    </div>
  );
}

function UnitFacts({ mine: { row, callsign } }: { mine: Mine }) {
  const { pack } = useOfficer();
  if (row === null) return <p>{callsign} is booked on as soon as the server answers.</p>;
  const nameOf = (list: readonly { id: string; name: string }[] | undefined, id: string): string =>
    list?.find((one) => one.id === id)?.name ?? id;
  return (
    <dl className="facts">
      <dt>Unit</dt>
      <dd>
        {row.callsign}, {nameOf(pack?.unitKinds, row.kind)}
      </dd>
      <dt>Crew</dt>
      <dd>{row.crew.map(({ name, collar }) => [name, collar].join(' ').trim()).join(', ')}</dd>
      {row.vehicle !== null && (
        <>
          <dt>Vehicle</dt>
          <dd>{row.vehicle.registration}</dd>
        </>
      )}
      {row.equipment.length > 0 && (
        <>
          <dt>Carries</dt>
          <dd>{row.equipment.join(', ')}</dd>
        </>
      )}
      <dt>Area</dt>
      <dd>
        {nameOf(pack?.areas, row.areaId)} · {row.talkgroup}
      </dd>
      <dt>Ends</dt>
      <dd>{shortTimeOf(row.shiftEndsAt)}</dd>
    </dl>
  );
}

function BookOffQuestion({ mine, onLeave }: { mine: Mine; onLeave: () => void }) {
  const acts = useActs();
  const go = (): void => {
    onLeave();
    void acts.act(BookOff, { tourId: mine.tourId }, 'Book off');
  };
  return (
    <div className="ask" role="alert">
      <p>Book {mine.callsign} off duty? It can then not be sent to anything.</p>
      <div className="pair">
        <button type="button" className="act" onClick={onLeave}>
          Stay on
        </button>
        <button type="button" className="act primary" onClick={go}>
          Book off
        </button>
      </div>
    </div>
  );
}

function ThemeChoice() {
  const chosen = usePersistent(themeOfPhone);
  return (
    <fieldset className="three" aria-label="Theme">
      {themes.map((theme) => (
        <button
          key={theme}
          type="button"
          className="act"
          aria-pressed={theme === chosen}
          onClick={() => themeOfPhone.set(theme)}
        >
          {theme === 'outdoor' ? 'Sun' : theme === 'dark' ? 'Dark' : 'Light'}
        </button>
      ))}
    </fieldset>
  );
}

/** What waits stays on the phone under this person's name; it is said, so that nobody hands the phone on unaware. */
function SignOut() {
  const { leave } = useOfficer();
  const waiting = useWaiting().length;
  return (
    <button type="button" className="act" onClick={() => void leave()}>
      Sign out{waiting > 0 && ` (${waiting} to go)`}
    </button>
  );
}
