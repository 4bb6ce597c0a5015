import type { Pack } from '../../force/index.ts';
import { anyOf, type Draughts, inRoom, kept, onAll, upTo } from './draft.ts';
import { coreSwitches, powerOf, serialOf } from './ground.ts';

/** Radio from the mast to the desk, and the desks themselves; answers the keys of the desks. */
export function drawControlRoom(draughts: Draughts, pack: Pack): readonly string[] {
  const [station] = pack.stations;
  if (station === undefined) return [];
  const owned = { ...kept('Head of contact', 'radio', 1), stationId: station.id };
  for (const [h, hall] of ['A', 'B'].entries()) {
    const needs = [inRoom(`hall ${hall}`), powerOf(hall), anyOf('core', coreSwitches, 'connects-through')];
    draughts.put({
      ...{ key: `gateway ${hall}`, classId: 'dispatch-gateway', name: `Radio gateway ${hall}`, needs },
      fields: { ...owned, hostname: `rgw-${h + 1}`, address: `10.0.4.${h + 1}`, channels: 24 },
    });
    draughts.put({
      ...{ key: `iccs ${hall}`, classId: 'iccs', name: `ICCS node ${hall}` },
      fields: { ...owned, hostname: `iccs-${h + 1}`, address: `10.0.4.${11 + h}`, version: '9.1' },
      needs: [inRoom(`hall ${hall}`), powerOf(hall), onAll([`gateway ${hall}`, `pabx ${hall}`])],
    });
  }
  drawTalkgroups(draughts, pack);
  return pack.seats.map((seat, i) => drawPosition(draughts, seat, { ...owned, index: i }));
}

function drawTalkgroups(draughts: Draughts, { seats, demo, areas }: Pack): void {
  const names = new Set([...seats.map(({ talkgroup }) => talkgroup), ...demo.units.map(({ talkgroup }) => talkgroup)]);
  const districts = areas.filter(({ parent }) => parent === null).map(({ id }) => id);
  for (const [i, name] of [...names].filter((one) => one !== null).entries()) {
    const seat = seats.find(({ talkgroup }) => talkgroup === name);
    const covered = districts.filter((id) => seat === undefined || seat.areas.includes(id));
    const sites = covered.flatMap((id) => [`site ${id} north`, `site ${id} south`]);
    draughts.put({
      ...{ key: `talkgroup ${name}`, classId: 'talkgroup', name },
      fields: { ...kept('Head of operations', 'radio', 1), gssi: String(4300001 + i), areas: covered },
      needs: [
        anyOf('gateways', ['gateway A', 'gateway B']),
        ...(sites.length === 0 ? [] : [anyOf('sites', sites, 'depends-on', Math.ceil(sites.length / 2))]),
      ],
    });
  }
}

type Owned = ReturnType<typeof kept> & { readonly stationId: string; readonly index: number };

function drawPosition(draughts: Draughts, { id, name, talkgroup }: Pack['seats'][number], at: Owned): string {
  const { index, ...owned } = at;
  const endUser = { ...owned, teamId: 'end-user' };
  const place = [inRoom('control room')];
  const pc = draughts.put({
    ...{ key: `seat pc ${id}`, classId: 'pc', name: `PC of ${name}` },
    fields: {
      ...endUser,
      manufacturer: 'Dell',
      model: 'OptiPlex 790 SFF',
      hostname: `cr-pc-${index + 1}`,
      operatingSystem: 'Windows 11',
      memoryGb: 32,
      serial: serialOf('DEL', 700 + index),
    },
    needs: [...place, anyOf('switches', ['control switch 0', 'control switch 1'], 'connects-through')],
  });
  const screens = upTo(3).map((i) =>
    draughts.put({
      ...{ key: `seat screen ${id} ${i}`, classId: 'display', name: `Screen ${i + 1} of ${name}` },
      fields: {
        ...endUser,
        manufacturer: 'Dell',
        model: 'P2723D',
        inches: 27,
        serial: serialOf('CN', 900 + index * 3 + i),
      },
      needs: place,
    }),
  );
  const headset = draughts.put({
    ...{
      key: `seat headset ${id}`,
      classId: 'headset',
      name: `Headset of ${name}`,
      fields: { ...endUser, manufacturer: 'Jabra', model: 'Biz 2400' },
    },
    needs: place,
  });
  return draughts.put({
    ...{ key: `seat ${id}`, classId: 'control-position', name: `${name} position` },
    fields: {
      ...owned,
      seatId: id,
      iccs: `ICCS-${index + 1}`,
      screens: 3,
      headset: 'Jabra Biz 2400',
      room: 'Control room',
    },
    needs: [
      ...place,
      { kind: 'fitted-with', on: [pc, headset] },
      anyOf('screens', screens, 'fitted-with', 2),
      anyOf('iccs', ['iccs A', 'iccs B']),
      onAll(['application Trefoil', ...(talkgroup === null ? [] : [`talkgroup ${talkgroup}`])]),
    ],
  });
}
