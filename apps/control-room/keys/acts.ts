/**
 * Everything the desk does by key. The function key or Ctrl chord is always there; the single key can be changed or
 * switched off by the person (WCAG 2.1.4) and sleeps while a field has the focus.
 */
export const acts = {
  answer: { label: 'Answer the ringing call', always: 'F2', single: 'a', group: 'Calls' },
  contact: { label: 'New contact', always: 'F3', single: 'n', group: 'Calls' },
  raise: { label: 'Save as incident', always: 'Ctrl+Enter', single: null, group: 'Calls' },
  here: { label: 'It is where the handset is', always: 'Alt+H', single: null, group: 'Calls' },
  addTo: {
    label: 'Add the caller to the incident that may be the same',
    always: 'Alt+A',
    single: null,
    group: 'Calls',
  },
  addRisk: {
    label: 'Add the caller there, and alert its desk: new risk',
    always: 'Alt+2',
    single: null,
    group: 'Calls',
  },
  notDuplicate: { label: 'It is not the same', always: 'Alt+3', single: null, group: 'Calls' },
  knownCaller: { label: 'The caller is the first person known', always: 'Alt+L', single: null, group: 'Calls' },
  keepCaller: { label: 'Keep the caller as somebody new', always: 'Alt+S', single: null, group: 'Calls' },
  calls: { label: 'Calls and messages that wait', always: 'Alt+F2', single: null, group: 'Calls' },
  nextContact: { label: 'Next contact in hand', always: 'Alt+PageDown', single: null, group: 'Calls' },
  lastContact: { label: 'Previous contact in hand', always: 'Alt+PageUp', single: null, group: 'Calls' },
  takeContact: { label: 'Take the contact that is offered or left', always: 'Ctrl+F2', single: null, group: 'Calls' },
  handOver: { label: 'Hand the contact over', always: 'Ctrl+F3', single: null, group: 'Calls' },
  rangOff: { label: 'The caller has rung off', always: 'Ctrl+F6', single: null, group: 'Calls' },
  recontact: { label: 'Record that the caller was rung back', always: 'Ctrl+F7', single: null, group: 'Calls' },
  callerThere: { label: 'The caller is where it happened', always: 'Ctrl+F8', single: null, group: 'Calls' },
  suggested: { label: 'Take the first suggested code', always: 'Alt+1', single: null, group: 'Calls' },
  wrapUp: { label: 'Wrap up the last call', always: 'Alt+7', single: null, group: 'Calls' },
  playback: { label: 'Play what was said on the last call', always: 'Alt+F9', single: null, group: 'Calls' },
  command: { label: 'Command or search', always: 'F4', single: '/', group: 'Desk' },
  help: { label: 'All keys', always: 'F1', single: '?', group: 'Desk' },
  history: { label: 'Search all history', always: 'Ctrl+Alt+S', single: null, group: 'Desk' },
  queue: { label: 'Go to the queue', always: 'Ctrl+1', single: 'q', group: 'Desk' },
  incident: { label: 'Go to the incident', always: 'Ctrl+2', single: 'i', group: 'Desk' },
  units: { label: 'Go to the units', always: 'Ctrl+3', single: 'u', group: 'Desk' },
  map: { label: 'Show or hide the map', always: 'Ctrl+4', single: 'm', group: 'Desk' },
  mapPoint: { label: 'What is at the middle of the map', always: 'Ctrl+Alt+M', single: null, group: 'Desk' },
  mapList: { label: 'The map as a list, with closed roads', always: 'Ctrl+Alt+L', single: null, group: 'Desk' },
  alarm: { label: 'Acknowledge the oldest alarm', always: 'F9', single: 's', group: 'Alarms' },
  openAlarm: { label: 'Open what the oldest alarm is about', always: 'Shift+F9', single: 'x', group: 'Alarms' },
  watch: { label: 'The watch: every promise, next to break first', always: 'F11', single: ';', group: 'Alarms' },
  heard: { label: 'Heard of the unit that is marked', always: 'Ctrl+Alt+H', single: null, group: 'Alarms' },
  heardAll: { label: 'Heard of all units shown', always: 'Ctrl+Alt+A', single: null, group: 'Alarms' },
  alarmRates: { label: 'Alarms told to each seat', always: 'Ctrl+Alt+R', single: null, group: 'Alarms' },
  escalated: { label: 'Escalated to me', always: 'F10', single: 'e', group: 'Alarms' },
  supervise: {
    label: 'Supervision: what waits, the wall, load, figures, quality',
    always: 'Ctrl+5',
    single: 'z',
    group: 'Alarms',
  },
  unread: { label: 'Messages that no gateway could read', always: 'Ctrl+6', single: null, group: 'Alarms' },
  makeContact: { label: 'Make a contact of the message', always: 'Ctrl+F9', single: null, group: 'Alarms' },
  takePending: { label: 'Take what is marked', always: 'Alt+E', single: null, group: 'Alarms' },
  answerPending: { label: 'Answer what is marked', always: 'Alt+Y', single: null, group: 'Alarms' },
  line: { label: 'Add a line to the log', always: 'F6', single: 'l', group: 'Incident' },
  recommend: { label: 'Recommend units', always: 'F7', single: 'r', group: 'Incident' },
  grade: { label: 'Re-grade', always: 'Alt+G', single: 'g', group: 'Incident' },
  refer: { label: 'Refer to supervisor or FIM', always: 'F8', single: 'f', group: 'Incident' },
  review: { label: 'Review', always: 'Alt+V', single: 'v', group: 'Incident' },
  moreActs: { label: 'More acts on the incident', always: 'Alt+I', single: ',', group: 'Incident' },
  own: { label: 'Take to my desk', always: 'Alt+O', single: 'o', group: 'Incident' },
  place: { label: 'Correct the place', always: 'Alt+P', single: 'p', group: 'Incident' },
  agency: { label: 'Inform an agency', always: 'Alt+N', single: 'y', group: 'Incident' },
  result: { label: 'Result and close', always: 'Alt+R', single: 'c', group: 'Incident' },
  code: { label: 'Correct the code', always: 'Alt+K', single: 'k', group: 'Incident' },
  appointment: { label: 'Agree an appointment', always: 'Alt+J', single: 'j', group: 'Incident' },
  restrict: { label: 'Restrict or conceal', always: 'Alt+D', single: 'd', group: 'Incident' },
  marker: { label: 'Set a marker on the place', always: 'Alt+M', single: 'h', group: 'Incident' },
  glass: { label: 'Break the glass', always: 'Alt+B', single: 'b', group: 'Incident' },
  unresourced: { label: 'Say why nobody was sent in time', always: 'Alt+U', single: null, group: 'Incident' },
  what: { label: 'Correct what it is about', always: 'Shift+F4', single: null, group: 'Incident' },
  qualifier: { label: 'Add a qualifier', always: 'Shift+F6', single: null, group: 'Incident' },
  unqualify: { label: 'Take a qualifier away', always: 'Shift+F2', single: null, group: 'Incident' },
  defer: { label: 'Put off until a time', always: 'Shift+F7', single: null, group: 'Incident' },
  update: { label: 'Update the caller or the victim', always: 'Shift+F8', single: null, group: 'Incident' },
  crime: { label: 'Record or negate the crime', always: 'Alt+C', single: null, group: 'Incident' },
  hold: { label: 'Place a legal hold', always: 'Shift+F3', single: null, group: 'Incident' },
  entry: { label: 'Add a person, vehicle or property', always: 'Alt+X', single: null, group: 'Incident' },
  // No chord with Alt: after one a browser opens no window to choose a file.
  attach: { label: 'Attach a file', always: 'Shift+F1', single: null, group: 'Incident' },
  link: { label: 'Link with another incident', always: 'Alt+4', single: null, group: 'Incident' },
  thrive: { label: 'THRIVE again', always: 'Alt+Z', single: null, group: 'Incident' },
  point: { label: 'Add a point: RVP, staging, investigation', always: 'Ctrl+Alt+P', single: null, group: 'Incident' },
  transfer: {
    label: 'Offer to another force, or record its answer',
    always: 'Ctrl+Alt+F',
    single: null,
    group: 'Incident',
  },
  closeTab: { label: 'Put the incident away', always: 'Alt+W', single: 'w', group: 'Incident' },
  nextTab: { label: 'Next incident in hand', always: 'Alt+ArrowRight', single: ']', group: 'Incident' },
  lastTab: { label: 'Previous incident in hand', always: 'Alt+ArrowLeft', single: '[', group: 'Incident' },
  waitingRows: { label: 'Let waiting rows in', always: 'Alt+Q', single: '.', group: 'Desk' },
  lock: { label: 'Lock the desk', always: 'Ctrl+L', single: null, group: 'Desk' },
  theme: { label: 'Light or dark', always: 'Alt+T', single: 't', group: 'Desk' },
  print: { label: 'Printable fallback', always: 'Ctrl+P', single: null, group: 'Desk' },
} satisfies Record<string, { label: string; always: string; single: string | null; group: string }>;

export type ActName = keyof typeof acts;

export const actNames = Object.keys(acts).filter((name): name is ActName => name in acts);

export interface KeyChoice {
  readonly singleKeys: boolean;
  readonly chosenKeys: Readonly<Record<string, string>>;
}

/** The single key of an act as this person has it; null when switched off. */
export function singleKeyOf(act: ActName, choice: KeyChoice): string | null {
  return choice.singleKeys ? (choice.chosenKeys[act] ?? acts[act].single) : null;
}

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** The act that a key press means, or null. `typing`: a field has the focus, where single keys are letters. */
export function actOf(pressed: Pressed, typing: boolean, choice: KeyChoice): ActName | null {
  const chord = chordOf(pressed);
  const always = actNames.find((act) => acts[act].always.toLowerCase() === chord.toLowerCase());
  if (always !== undefined) return always;
  if (typing || pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.key.length !== 1) return null;
  return actNames.find((act) => singleKeyOf(act, choice) === pressed.key) ?? null;
}

function chordOf(pressed: Pressed): string {
  const shift = pressed.shiftKey && pressed.key.length > 1;
  const held = [pressed.ctrlKey && 'Ctrl', pressed.altKey && 'Alt', shift && 'Shift'].filter((part) => part !== false);
  return [...held, pressed.key].join('+');
}
