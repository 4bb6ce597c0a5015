import type { Pack } from '../../force/index.ts';
import { type Draughts, digits, kept, onAll } from './draft.ts';
import { issiStart } from './people.ts';

type Unit = Pack['demo']['units'][number];

/** Vehicles of the units, with what is fitted. */
export function drawVehicles(draughts: Draughts, { demo, stations, id: force }: Pack): void {
  const byRegistration = new Map(
    demo.units.flatMap((unit) => (unit.vehicle === null ? [] : [[unit.vehicle.registration, unit] as const])),
  );
  for (const [n, [registration, unit]] of [...byRegistration].entries()) {
    const stationId = unit.station ?? stations[0]?.id ?? '';
    const owned = { ...kept('Fleet manager', 'radio', 2), stationId };
    const use = unit.vehicle?.kind ?? 'car';
    const kit = drawKit(draughts, unit, { registration, n, force, owned });
    const service = { serviceDueOn: `2027-0${1 + (n % 9)}-10`, serviceDueMiles: 60_000 + n * 500 };
    draughts.put({
      ...{ key: `vehicle ${registration}`, classId: 'vehicle', name: `${use} ${registration}` },
      fields: { ...owned, registration, use, callsign: unit.callsign, ...service },
      needs: [{ kind: 'fitted-with', on: kit }],
    });
  }
}

interface Fitted {
  readonly registration: string;
  readonly n: number;
  readonly force: string;
  readonly owned: ReturnType<typeof kept> & { readonly stationId: string };
}

function drawKit(
  draughts: Draughts,
  { talkgroup, vehicle }: Unit,
  { registration, n, force, owned }: Fitted,
): readonly string[] {
  const radio = { manufacturer: 'Sepura', model: 'SCG22', form: 'vehicle set', fleetmap: `${force}-2026.2` };
  const own = { tei: `000846${digits(200_000 + n * 41, 9)}`, issi: `${issiStart(force)}${digits(70_000 + n, 5)}` };
  const set = draughts.put({
    ...{ key: `set ${registration}`, classId: 'radio-terminal', name: `Vehicle set of ${registration}` },
    fields: { ...owned, ...radio, ...own, talkgroups: [talkgroup], stunState: 'enabled', vehicle: registration },
    needs: [onAll([`talkgroup ${talkgroup}`])],
  });
  const machine = { hostname: `mdt-${digits(n + 1, 3)}`, imei: `35914410${digits(2_000_000 + n * 17, 7)}` };
  const terminal = draughts.put({
    ...{ key: `terminal ${registration}`, classId: 'data-terminal', name: `Data terminal of ${registration}` },
    fields: { ...owned, manufacturer: 'Getac', model: 'ZX80', ...machine },
    needs: [onAll(['application Mobile gateway'])],
  });
  if (!/traffic|armed/.test(vehicle?.kind ?? '')) return [set, terminal];
  const camera = draughts.put({
    ...{ key: `anpr ${registration}`, classId: 'anpr', name: `ANPR of ${registration}` },
    fields: { ...owned, form: 'vehicle' },
    needs: [onAll(['application ANPR back office'])],
  });
  return [set, terminal, camera];
}
