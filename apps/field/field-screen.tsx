import { useState } from 'react';
import { NoticeBanner } from '../../client/notices/notice-banner.tsx';
import { useActing } from './acts/acts-provider.tsx';
import { AskBars } from './acts/ask-bars.tsx';
import { WaitingList } from './acts/waiting-list.tsx';
import { AlarmTab } from './alarms/alarm-tab.tsx';
import { AlarmsPage } from './alarms/alarms-page.tsx';
import { NewAlarm } from './alarms/new-alarm.tsx';
import { ColleagueInNeed } from './emergency/colleague-in-need.tsx';
import { EmergencyButton } from './emergency/emergency-button.tsx';
import { JobPage } from './job/job-page.tsx';
import { jobOf } from './job/my-job.ts';
import { NewJob } from './job/new-job.tsx';
import { NoteBox } from './job/note-box.tsx';
import { StepButtons } from './job/step-buttons.tsx';
import { ToldMessages } from './messages/told-messages.tsx';
import { NearPage } from './near/near-page.tsx';
import { usePositions } from './position/use-positions.ts';
import { useWakeLock } from './position/use-wake-lock.ts';
import { useOfficer } from './session/officer.tsx';
import { ShowMePage } from './show-me/show-me-page.tsx';
import { StatusPage } from './status/status-page.tsx';
import { BookOnPage } from './unit/book-on.tsx';
import type { Mine } from './unit/my-unit.ts';
import { OfficerHeader } from './unit/officer-header.tsx';
import { UnitPage } from './unit/unit-page.tsx';
import { useMine } from './unit/use-mine.ts';

const pages = ['job', 'near', 'status', 'show', 'unit'] as const;
type Page = (typeof pages)[number] | 'alarms';

/** The page of whoever holds the phone: to read above, to act below. */
export function FieldScreen() {
  const { session, can } = useOfficer();
  const answer = useMine();
  const mine = answer.kind === 'mine' ? answer.mine : null;
  const [page, setPage] = useState<Page>('job');
  const [bookingOff, setBookingOff] = useState(false);
  const [blank, setBlank] = useState(false);
  const positions = usePositions(mine?.callsign ?? null);
  const acting = useActing();
  const job = mine === null ? null : jobOf(mine, acting);
  useWakeLock(job !== null);
  const fix = positions.state.kind === 'sending' ? positions.state.fix : null;
  if (blank)
    return <button type="button" className="blank" aria-label="Show the screen" onClick={() => setBlank(false)} />;
  const phone = (
    <UnitPage
      mine={mine}
      positions={positions}
      bookingOff={bookingOff}
      onBookOff={setBookingOff}
      onBlank={() => setBlank(true)}
    />
  );
  const bookOff = (): void => {
    setPage('unit');
    setBookingOff(true);
  };
  return (
    <div className="officer">
      <OfficerHeader mine={mine} position={positions.state} />
      <ColleagueInNeed mine={mine} />
      <NoticeBanner />
      <ToldMessages />
      <main className="reading" tabIndex={-1} aria-label={pageNames[page]}>
        {!can('unit.status') && <p className="page">{session.subject.name} is no officer: this page is for units.</p>}
        {page === 'unit' && phone}
        {page === 'alarms' && <AlarmsPage mine={mine} />}
        {page !== 'unit' && page !== 'alarms' && mine === null && <NotBooked answer={answer} />}
        {mine !== null && page === 'job' && <JobPage mine={mine} job={job} />}
        {mine !== null && page === 'near' && <NearPage mine={mine} fix={fix} onTaken={() => setPage('job')} />}
        {mine !== null && page === 'status' && <StatusPage mine={mine} onBookOff={bookOff} />}
        {mine !== null && page === 'show' && <ShowMePage mine={mine} fix={fix} onShown={() => setPage('job')} />}
      </main>
      <NewJob job={job} />
      {can('alarm.read') && <NewAlarm mine={mine} />}
      <footer className="dock">
        <WaitingList />
        <AskBars />
        {mine !== null && <Dock mine={mine} job={page === 'job' ? job : null} />}
        <Tabs page={page} onPage={setPage} mine={mine} alert={job !== null && job.stand === 'assigned'} />
      </footer>
    </div>
  );
}

const pageNames: Readonly<Record<Page, string>> = {
  job: 'Job',
  near: 'Near me',
  status: 'Status',
  show: 'Show me',
  unit: 'Unit',
  alarms: 'Alarms',
};

function NotBooked({ answer }: { answer: ReturnType<typeof useMine> }) {
  if (answer.kind === 'none') return <BookOnPage />;
  const words = answer.kind === 'failed' ? answer.failure : 'Units have not come yet: waiting for the server.';
  return <p className="page quiet">{words}</p>;
}

function Dock({ mine, job }: { mine: Mine; job: ReturnType<typeof jobOf> }) {
  const [noting, setNoting] = useState(false);
  return (
    <>
      {job !== null && noting && (
        <NoteBox key={job.incidentId} incidentId={job.incidentId} onDone={() => setNoting(false)} />
      )}
      <div className="duty">
        {job !== null && !noting && <StepButtons job={job} tourId={mine.tourId} />}
        {job !== null && !noting && (
          <button type="button" className="act add-note" onClick={() => setNoting(true)}>
            Add note
          </button>
        )}
        <EmergencyButton mine={mine} />
      </div>
    </>
  );
}

interface TabsProps {
  readonly page: Page;
  readonly onPage: (page: Page) => void;
  readonly mine: Mine | null;
  readonly alert: boolean;
}

function Tabs({ page, onPage, mine, alert }: TabsProps) {
  const { can } = useOfficer();
  return (
    <nav className="tabs" aria-label="Pages">
      {pages.map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === page ? 'page' : undefined}
          data-alert={alert && one === 'job' && page !== 'job'}
          onClick={() => onPage(one)}
        >
          {alert && one === 'job' && page !== 'job' ? 'New job' : pageNames[one]}
        </button>
      ))}
      {can('alarm.read') && <AlarmTab mine={mine} here={page === 'alarms'} onOpen={() => onPage('alarms')} />}
    </nav>
  );
}
