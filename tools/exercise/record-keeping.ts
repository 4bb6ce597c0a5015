import { AddQualifier, NegateCrime, RecordCrime, RecordUpdate } from '../../modules/operations/contract.ts';
import type { IncidentRow, Player, World } from './world.ts';

const KNIFE = '633';
/** Of reported crimes so many in a hundred turn out to be none. An assumption of the exercise. */
const NEGATED_SHARE = 15;

/** What the record of an incident owes, one thing at a time: word to the caller, a qualifier, a crime number. */
export async function keepRecord(world: World, player: Player, row: IncidentRow): Promise<boolean> {
  const [owed] = row.updates;
  if (owed !== undefined) return tell(world, player, { row, to: owed.to });
  if (row.state === 'resulted') return settleCrime(world, player, row);
  const call = world.callOfIncident.get(row.id);
  const armed = call?.regraded === true && row.grade === 'G1' && row.qualifiers.length === 0;
  if (!armed || !world.pack.qualifiers.some(({ code }) => code === KNIFE)) return false;
  const came = await player.person.send(AddQualifier, { incidentId: row.id, code: KNIFE });
  if (came.kind === 'done') world.count('qualifiers added');
  return came.kind === 'done';
}

async function tell(
  world: World,
  { person }: Player,
  { row, to }: { readonly row: IncidentRow; readonly to: IncidentRow['updates'][number]['to'] },
): Promise<boolean> {
  const words = 'Rung back: told when somebody comes, and to ring again if anything changes';
  const input = { incidentId: row.id, to, outcome: 'told', words, nextAt: null } as const;
  const came = await person.send(RecordUpdate, input);
  if (came.kind === 'done') world.count('callers told of a lower grade');
  return came.kind === 'done';
}

async function settleCrime(world: World, { person }: Player, { id, number, crime }: IncidentRow): Promise<boolean> {
  if (crime === null || crime.numbers.length > 0 || crime.negated !== null) return false;
  // By the number of the incident, so that the same seed settles the same.
  const nth = Number.parseInt(number, 10);
  if (nth % 100 < NEGATED_SHARE) {
    const information = 'CCTV and the person in charge of the shop: paid for at the second till';
    const input = { incidentId: id, basis: 'no-crime-happened', information } as const;
    const came = await person.send(NegateCrime, input);
    if (came.kind === 'done') world.count('crimes negated');
    return came.kind === 'done';
  }
  const came = await person.send(RecordCrime, { incidentId: id, crimeNumber: `EX/${String(nth).padStart(6, '0')}` });
  if (came.kind === 'done') world.count('crimes recorded');
  return came.kind === 'done';
}
