import { useState } from 'react';
import { Link } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { ReadMileage, RecordService, Servicing } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useEstateWords } from '../estate/use-words.ts';
import { useKept } from '../portal/use-kept.ts';
import { useStaff } from '../session/staff.tsx';
import { dueWords, inDueOrder, isOverdue } from './service-due.ts';
import './kit.css';

type Vehicle = RowOf<typeof Servicing>;
type Shown = 'mileage' | 'service';

/** Vehicles by what is due first, be it by date or by mileage. */
export function VehiclesPage() {
  const { list, state } = useRows(Servicing);
  const now = useNow();
  const overdue = list.filter((one) => isOverdue(one, now)).length;
  return (
    <main className="service-page kit-page">
      <p className="quiet">
        <Link href="/kit">Kit</Link>
      </p>
      <h2>Vehicles due for service</h2>
      <p role="status">{overdue === 0 ? 'None is overdue.' : `${overdue} overdue.`}</p>
      {list.length === 0 && <Empty title={notRead(state, 'the vehicles') ?? 'No vehicle has a service planned'} />}
      <ul className="kit-list kit-vehicles" aria-label="Vehicles">
        {inDueOrder(list).map((one) => (
          <li key={one.id}>
            <VehicleLine vehicle={one} />
          </li>
        ))}
      </ul>
    </main>
  );
}

/** Of one vehicle, where all that is known of it stands. */
export function VehiclePart({ itemId }: { itemId: string }) {
  const vehicle = useRows(Servicing).byKey.get(itemId);
  if (vehicle === undefined) return null;
  return (
    <section className="kit-part" aria-label="Service">
      <h3 className="label">Service</h3>
      <div className="row wrap">
        <VehicleLine vehicle={vehicle} />
      </div>
    </section>
  );
}

/** When it is due and why then, what its meter says, and the two acts. */
function VehicleLine({ vehicle }: { vehicle: Vehicle }) {
  const { can } = useStaff();
  const { nameOf } = useEstateWords();
  const now = useNow();
  const [form, setForm] = useState<Shown | null>(null);
  const { id, registration, label, callsign, stationId } = vehicle;
  const turn = (next: Shown): void => setForm(form === next ? null : next);
  return (
    <>
      <Link href={`/estate/${id}`} className="number">
        {registration || label}
      </Link>
      <span className="quiet">{[callsign, nameOf('stations', stationId)].filter(Boolean).join(', ')}</span>
      <span className={isOverdue(vehicle, now) ? 'fault' : undefined}>{dueWords(vehicle, now)}</span>
      <span className="kit-acts">
        {can('estate-mileage.report') && (
          <Button expanded={form === 'mileage'} onPress={() => turn('mileage')}>
            Mileage<span className="unseen"> of {registration}</span>
          </Button>
        )}
        {can('estate-item.keep') && (
          <Button expanded={form === 'service'} onPress={() => turn('service')}>
            Serviced<span className="unseen">: {registration}</span>
          </Button>
        )}
      </span>
      {form === 'mileage' && <MileageForm vehicle={vehicle} onDone={() => setForm(null)} />}
      {form === 'service' && <ServiceForm vehicle={vehicle} onDone={() => setForm(null)} />}
    </>
  );
}

interface FormProps {
  readonly vehicle: Vehicle;
  readonly onDone: () => void;
}

function MileageForm({ vehicle: { id: itemId, registration }, onDone }: FormProps) {
  const { values, set, clear } = useKept(`mileage.${itemId}`, { miles: '' });
  const { send, notice } = useSend();
  const go = async (): Promise<void> => {
    const input = { itemId, miles: numberOf(values.miles) ?? -1 };
    if (!(await send(ReadMileage, input, { confirm: 'The meter was changed' }))) return;
    clear();
    onDone();
  };
  return (
    <Form look="row wrap" label={`Mileage of ${registration}`} onSend={() => void go()} onLeave={onDone}>
      {notice}
      <NumberBox label="Miles on the meter" first value={values.miles} onChange={(miles) => set({ miles })} />
      <Button look="primary" submit onPress={() => void go()}>
        Keep it
      </Button>
    </Form>
  );
}

function ServiceForm({ vehicle: { id: itemId, registration }, onDone }: FormProps) {
  const { values, set, clear } = useKept(`service.${itemId}`, { miles: '', nextOn: '', nextMiles: '' });
  const { send, notice } = useSend();
  const { miles, nextOn, nextMiles } = values;
  const go = async (): Promise<void> => {
    const next = { nextOn: nextOn === '' ? null : nextOn, nextMiles: numberOf(nextMiles) };
    const input = { itemId, miles: numberOf(miles), ...next };
    if (!(await send(RecordService, input, { confirm: 'Plan no next one' }))) return;
    clear();
    onDone();
  };
  return (
    <Form look="row wrap" label={`Service of ${registration}`} onSend={() => void go()} onLeave={onDone}>
      {notice}
      <NumberBox label="Miles on the meter" first value={miles} onChange={(next) => set({ miles: next })} />
      <Field label="Next by date">
        {(id) => (
          <input
            id={id}
            className="input"
            type="date"
            value={nextOn}
            onChange={(event) => set({ nextOn: event.target.value })}
          />
        )}
      </Field>
      <NumberBox label="or at miles" value={nextMiles} onChange={(next) => set({ nextMiles: next })} />
      <Button look="primary" submit onPress={() => void go()}>
        It was serviced
      </Button>
    </Form>
  );
}

function NumberBox(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly first?: boolean;
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <input
          id={id}
          className="input"
          inputMode="numeric"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: it was asked for by a button.
          autoFocus={props.first === true}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value.replaceAll(/\D/g, ''))}
        />
      )}
    </Field>
  );
}

function numberOf(text: string): number | null {
  return text === '' ? null : Number(text);
}
