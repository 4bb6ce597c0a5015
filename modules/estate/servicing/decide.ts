import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ItemEvent } from '../items/events.ts';
import type { Item, ItemState } from '../items/item.ts';
import type * as commands from './commands.ts';
import { endOfDay } from './day.ts';
import type { ServicingEvent } from './events.ts';
import type { Servicing } from './servicing.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ servicing: readonly ServicingEvent[]; item: readonly ItemEvent[] }>;
interface States {
  readonly servicing: Servicing;
  readonly item: ItemState;
}
interface Facts {
  readonly timezone: string;
}

const DAY_SECONDS = 86_400;

/** As Trefoil brings them; they stand in the event. */
const terms: Extract<ServicingEvent, { type: 'estate.ServicePlanned' }>['data']['terms'] = {
  warnDays: 14,
  ladder: [
    { to: 'technician', afterSeconds: 0, channel: 'list' },
    { to: 'service-manager', afterSeconds: 3 * DAY_SECONDS, channel: 'list' },
    { to: 'duty-inspector', afterSeconds: 14 * DAY_SECONDS, channel: 'list' },
  ],
  repeatSeconds: 7 * DAY_SECONDS,
};

export function readMileage(
  { input, confirmed }: Command<typeof commands.ReadMileage>,
  { servicing, item: state }: States,
): Decision {
  return whenVehicle(state, () => {
    const { miles } = input;
    const last = servicing.readings.at(-1)?.miles ?? 0;
    if (miles < last && !confirmed.has('less-than-before')) {
      return confirm('less-than-before', `It said ${last} before: was the meter changed?`);
    }
    return decided({
      servicing: [{ type: 'estate.MileageRead', data: { miles } }],
      item: [changed({ mileage: miles })],
    });
  });
}

/** The record says the same: whoever looks at the vehicle reads there when it is due. */
export function recordService(
  { input, confirmed }: Command<typeof commands.RecordService>,
  { item: state }: States,
  { timezone }: Facts,
): Decision {
  return whenVehicle(state, ({ label }) => {
    const { miles, nextOn, nextMiles } = input;
    if (nextOn === null && nextMiles === null && !confirmed.has('nothing-next')) {
      return confirm('nothing-next', 'No next service would be planned.');
    }
    const dueAt = nextOn === null ? null : endOfDay(nextOn, timezone);
    return decided({
      servicing: [
        { type: 'estate.VehicleServiced', data: { miles } },
        { type: 'estate.ServicePlanned', data: { label, dueAt, dueMiles: nextMiles, terms } },
      ],
      item: [changed({ serviceDueOn: nextOn, serviceDueMiles: nextMiles, ...(miles !== null && { mileage: miles }) })],
    });
  });
}

/** What a register, a file or somebody by hand has written into the record. */
export function followService(
  _: Command<typeof commands.FollowService>,
  { servicing, item: state }: States,
  { timezone }: Facts,
): Decision {
  if (state.situation === 'none') return refuse('no-such-item', 'There is no item with this id.');
  const { label, fields } = state.item;
  const on = state.situation === 'kept' ? fields.serviceDueOn : undefined;
  const dueAt = typeof on === 'string' ? endOfDay(on, timezone) : null;
  const dueMiles = state.situation === 'kept' ? numberIn(fields.serviceDueMiles) : null;
  const { plan, readings } = servicing;
  const stands = (plan?.dueAt ?? null) === dueAt && (plan?.dueMiles ?? null) === dueMiles;
  const miles = numberIn(fields.mileage);
  const read = miles === null || readings.at(-1)?.miles === miles;
  return decided({
    servicing: [
      ...(stands ? [] : [{ type: 'estate.ServicePlanned', data: { label, dueAt, dueMiles, terms } } as const]),
      ...(read || miles === null ? [] : [{ type: 'estate.MileageRead', data: { miles } } as const]),
    ],
    item: [],
  });
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function changed(fields: Extract<ItemEvent, { type: 'estate.ItemChanged' }>['data']['fields']): ItemEvent {
  return {
    type: 'estate.ItemChanged',
    data: { source: 'person', importId: null, fields },
    detail: { name: null, fields: {} },
  };
}

function whenVehicle(state: ItemState, rule: (item: Item) => Decision): Decision {
  if (state.situation !== 'kept') return refuse('no-such-item', 'There is no item with this id.');
  return state.item.classId === 'vehicle' ? rule(state.item) : refuse('no-vehicle', 'It is no vehicle.');
}
