import { roleNames } from '../../../client/door/role-names.ts';
import { kindOf, type Path } from './place.ts';

/** What a place is called where its key in the pack would tell nobody; all others are read from the key. */
const named: Readonly<Record<string, string>> = {
  codes: 'Codes (types of incident)',
  'codes.use': 'Used as',
  'codes.restriction': 'Record starts as',
  'grades.warnAt': 'Warns at (share of the time)',
  'grades.weight': 'Weight (1 is the heaviest)',
  'grades.alarm': 'Alarm class at breach',
  deadlineRules: 'Targets: rules of promises',
  'deadlineRules.warnAt': 'Warns at (share of the time)',
  'deadlineRules.alarm': 'Alarm class at breach',
  'deadlineRules.from': 'Counts from',
  'deadlineRules.setting': 'Town or country',
  'deadlineRules.flagged': 'Only for flagged records',
  'ladders.rungs.only': 'Only when flagged or grouped',
  watch: 'Watch: answering, flags, unusual changes',
  plans: 'Response plans',
  'plans.kinds': 'Kinds of unit, best first',
  'dispatch.neverOffered': 'Never offered for a plan',
  'dispatch.vehicles': 'Kinds of vehicle',
  'dispatch.wants': 'What plans want of car and crew',
  'dispatch.levels': 'Levels of plans',
  'dispatch.planRules': 'Where a plan starts',
  'dispatch.keepFree': 'Units kept free',
  'dispatch.reasonFor': 'When a choice is explained',
  'dispatch.asks': 'What may be asked for',
  'dispatch.selfAssign': 'Self-assignment',
  'dispatch.staffing': 'Duties and minimum staffing',
  statusRules: 'Timers of units',
  'statusRules.warnAt': 'Warns at (share of the time)',
  'statusRules.alarm': 'Alarm class at breach',
  'unitKinds.responds': 'Responds to incidents',
  'assessment.questionSets.codes': 'Asked for these codes',
  'assessment.questionSets.questions.answers': 'Answers to choose from (none: free words)',
  'assessment.questionSets.questions.raises': 'Answers that raise the grade',
  'assessment.questionSets.questions.raises.because': 'Why',
  'assessment.marks': 'Access and risk marks',
  'assessment.codeWords': 'Words of callers for codes',
  'assessment.care': 'Right Care Right Person',
  callTaking: 'Call taking, national codes',
  'callTaking.countedAs': 'Counted under the national code',
  areas: 'Areas and beats',
  'areas.parent': 'Lies in',
  'areas.boundary': 'Published boundary',
  seats: 'Seats (desks)',
  'seats.areas': 'Answers for (none: the whole force)',
  'seats.reach': 'Reaches (sees and acts on)',
  'control.codeMappings': 'Code mappings to partners',
  'control.codeMappings.partners': 'Partner services',
  'control.codeMappings.forces': 'Forces (published codes)',
  'control.codeMappings.list': 'Their list',
  'control.codeMappings.list.standIn': 'Stands in for a list that is not public',
  'control.codeTest': 'Nightly test of code mappings',
  'control.majors': 'Major incidents',
  'control.mapLayers': 'Map layers of roles',
  'control.radio': 'Radio: what statuses mean',
  'control.tactical': 'Pursuit and firearms',
  'control.messages': 'Times of messages',
  'supervision.uncounted': 'Codes that no figure counts',
  'supervision.national': 'National measures',
  'supervision.distressing': 'Distressing codes',
  'supervision.samples': 'Dip samples',
  'supervision.retention': 'Retention',
  'service.desk': 'Service desk',
  'service.change': 'Changes',
  'service.rules': 'Records: statuses and moves',
  'service.mail': 'E-mail',
  'service.problem': 'Problems',
  'estate.classes': 'Classes of kit',
  'estate.stages': 'Stages of kit',
  'estate.sources': 'Sources of kit',
  bounds: 'West, south, east, north',
  urbanRule: 'Urban, when',
  stalePositionSeconds: 'Position is stale after (seconds)',
  shiftEndMinutes: 'Ranked lower when the shift ends within (minutes)',
  demandHours: 'Demand by hour',
  lookBack: 'Look-back',
};

/** Of keys that are called so wherever they stand. */
const keyed: Readonly<Record<string, string>> = {
  id: 'Id',
  lon: 'Longitude',
  lat: 'Latitude',
  issi: 'ISSI',
  centre: 'Middle: longitude, latitude',
};

const units = ['Seconds', 'Minutes', 'Hours', 'Days', 'Months', 'Metres', 'Percent'] as const;

/** `settleMinutes` is told as “Settle (minutes)”. */
export function labelOf(path: Path): string {
  const said = named[kindOf(path)];
  if (said !== undefined) return said;
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  const unit = units.find((one) => key.endsWith(one) && key.length > one.length);
  if (unit === undefined) return keyed[key] ?? humanised(key);
  return `${humanised(key.slice(0, -unit.length))} (${unit.toLowerCase()})`;
}

/** `committedDeployable` and `committed-deployable` are told as “Committed deployable”. */
export function humanised(key: string): string {
  const spaced = key.replaceAll('-', ' ').replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return spaced === '' ? '' : `${spaced[0]?.toUpperCase()}${spaced.slice(1).toLowerCase()}`;
}

const roles: Readonly<Record<string, string>> = roleNames;

const acronyms: Readonly<Record<string, string>> = {
  sla: 'SLA: with a customer',
  ola: 'OLA: between teams',
  uc: 'UC: with a supplier',
  asb: 'ASB',
  osm: 'Real roads',
};

/** A value to choose, in words. */
export const choiceWords = (option: string): string =>
  roles[option] ?? acronyms[option] ?? (/^[A-Z]$/.test(option) ? option : humanised(option));

/** What a row of a list is called: by its code and name, by its name or words alone, else by what it holds. */
export function rowWords(row: unknown, at: number): string {
  if (typeof row !== 'object' || row === null) return String(row);
  const held = row as Readonly<Record<string, unknown>>;
  const said = (...keys: readonly string[]): string => {
    const found = keys.map((key) => held[key]).find((one) => typeof one === 'string' && one !== '');
    return typeof found === 'string' ? found : '';
  };
  const id = said('code', 'callsign', 'id');
  const name = said('displayName', 'name', 'text', 'label');
  // An id in small letters only says the name once more.
  if (name !== '') return /^[A-Z0-9]/.test(id) ? `${id} ${name}` : name;
  if (id !== '') return id;
  const plain = Object.values(held).filter((one) => typeof one === 'string' || typeof one === 'number');
  const lists = Object.values(held)
    .filter(Array.isArray)
    .flat()
    .filter((one) => typeof one === 'string');
  return [...plain, ...lists].slice(0, 4).join(' · ') || `${at + 1}.`;
}

const nones: Readonly<Record<string, string>> = {
  'deadlineRules.ladder': 'as the grade',
  'deadlineRules.alarm': 'as the grade',
  'deadlineRules.setting': 'both',
  'areas.parent': 'nothing: an area of its own',
};

/** What it is called at a place that nothing is chosen. */
export const noneWords = (path: Path): string => nones[kindOf(path)] ?? 'none';

/** A value as it is told in one line. */
export function valueWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((one) => inWords(one)).join(', ');
  return inWords(value);
}

function inWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? `[${value.join(', ')}]` : rowWords(value, 0);
}
