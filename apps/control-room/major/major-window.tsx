import { useEffect, useState } from 'react';
import { useClient, usePersistent, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { MajorFlags, Majors, Talkgroups } from '../../../modules/operations/contract.ts';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Tabs } from '../../../ui/tabs/tabs.tsx';
import { ReasonForm } from '../incident/reason-form.tsx';
import { useAct } from '../keys/use-act.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { TalkgroupForm } from '../talkgroups/talkgroup-section.tsx';
import { CardsColumn } from './cards-column.tsx';
import { DecisionsColumn } from './decisions-column.tsx';
import { LeadColumn } from './lead-column.tsx';
import './major.css';
import { type MajorForm, majorForm } from './major-forms.ts';
import { MajorHead } from './major-head.tsx';
import { MajorLogPane } from './major-log-pane.tsx';
import { MethaneColumn } from './methane-column.tsx';
import { askedFor, onAsked } from './open-major.ts';
import { useMajor } from './use-majors.ts';

/** All of one major incident before whoever leads it: what is known, decided, who leads, what is to be done, and its log. */
export function MajorWindow() {
  const { work } = useDesk();
  const running = useRows(Majors).list;
  const { incidentId: inHand } = usePersistent(work);
  const [chosen, setChosen] = useState(() => askedFor().incidentId);
  const [turn, setTurn] = useState(0);
  useEffect(
    () =>
      onAsked(() => {
        setChosen(askedFor().incidentId);
        setTurn((before) => before + 1);
      }),
    [],
  );
  const incidentId = chosen ?? running[0]?.id ?? inHand;
  const tabs = running.map(({ id, number, place }) => ({ id, label: `${shortNumber(number)} ${place}` }));
  return (
    <main className="pane only major" aria-label="Major incident">
      {tabs.length > 1 && (
        <Tabs
          name="Major incidents"
          tabs={tabs}
          selected={incidentId ?? ''}
          onSelect={setChosen}
          panelId="major-sheet"
        />
      )}
      {incidentId === null ? (
        <Empty title="No major incident runs">
          Open an incident on the desk and press the key of major incidents there: one is declared here.
        </Empty>
      ) : (
        <OneMajor key={`${incidentId} ${turn}`} incidentId={incidentId} />
      )}
    </main>
  );
}

function OneMajor({ incidentId }: { incidentId: string }) {
  const { can } = useDesk();
  const { row, sheet } = useMajor(incidentId);
  const [form, setForm] = useState<MajorForm | null>(() => firstForm());
  const toggle = (kind: 'level' | 'methane' | 'decision') => (): void =>
    setForm((before) => (before?.kind === kind ? null : { kind }));
  useAct('major', toggle('level'), can('major.report'));
  useAct('methane', toggle('methane'), can('major.report'));
  useAct('decision', toggle('decision'), can('major.manage') && sheet !== null);
  const close = (): void => setForm(null);
  return (
    <div id="major-sheet" className="major-sheet">
      <MajorHead row={row} incidentId={incidentId} form={form} onForm={setForm} />
      {form?.kind === 'talkgroup' && <MultiAgency incidentId={incidentId} onClose={close} />}
      {form !== null && form.kind !== 'talkgroup' && (
        <FormOf key={nameOf(form)} incidentId={incidentId} form={form} onClose={close} />
      )}
      {sheet === null ? (
        <Empty title="No major incident is open on this incident">
          Declare one, have partners stand by, or report a first M/ETHANE: each opens its log.
        </Empty>
      ) : (
        <>
          <div className="major-columns">
            <MethaneColumn incidentId={incidentId} sheet={sheet} />
            <DecisionsColumn sheet={sheet} onForm={setForm} />
            <LeadColumn incidentId={incidentId} sheet={sheet} row={row} onForm={setForm} />
            <CardsColumn incidentId={incidentId} sheet={sheet} onForm={setForm} />
          </div>
          <MajorLogPane incidentId={incidentId} />
        </>
      )}
    </div>
  );
}

function firstForm(): MajorForm | null {
  const { part } = askedFor();
  return part === null || part === 'cards' ? null : { kind: part };
}

function nameOf(form: MajorForm): string {
  return Object.values(form).join('.');
}

interface FormOfProps {
  readonly incidentId: string;
  readonly form: Exclude<MajorForm, { readonly kind: 'talkgroup' }>;
  readonly onClose: () => void;
}

/** The talkgroup on which all services meet: the same form as on the incident, with the first of its kind chosen. */
function MultiAgency({ incidentId, onClose }: Omit<FormOfProps, 'form'>) {
  const used = useRows(Talkgroups, incidentId).list.filter(({ releasedAt }) => releasedAt === null);
  const { send, notice } = useSend();
  return (
    <>
      <TalkgroupForm {...{ incidentId, used, send, onClose }} kind="multi-agency" />
      {notice}
    </>
  );
}

/** It is made once, of what stood when it was opened: what others change meanwhile is refused, not overwritten. */
function FormOf({ incidentId, form, onClose }: FormOfProps) {
  const { pack } = useDesk();
  const { now, newId } = useClient();
  const { row, sheet } = useMajor(incidentId);
  const flags = useRows(MajorFlags, incidentId).list;
  const [made] = useState(() => majorForm(form, { incidentId, row, sheet, flags, pack, now, newId }));
  if (typeof made === 'string') return <ConfirmBar text={made} onLeave={onClose} />;
  return (
    <ReasonForm
      form={made}
      draft={`major.${incidentId}.${nameOf(form)}`}
      takesFocus
      onClose={onClose}
      onDone={onClose}
    />
  );
}
