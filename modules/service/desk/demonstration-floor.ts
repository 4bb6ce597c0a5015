/** What a desk of a force has on a usual day, invented: who reported what how long ago, and what has been done with it since. */

/** An account of the demonstration, by the name that both packs have. */
type Who = string;

type Deed =
  | { readonly does: 'answer' | 'note' | 'workaround'; readonly text: string }
  | { readonly does: 'give'; readonly team: string; readonly to: Who | null; readonly text: string }
  | { readonly does: 'pause'; readonly reason: string; readonly text: string }
  | { readonly does: 'status'; readonly to: string }
  | { readonly does: 'resolve'; readonly text: string; readonly category: string };

interface Step {
  readonly agoMinutes: number;
  readonly by: Who;
  readonly deed: Deed;
}

export interface FloorIncident {
  readonly key: string;
  readonly agoMinutes: number;
  readonly by: Who;
  readonly source: 'portal' | 'phone' | 'email';
  readonly summary: string;
  readonly description: string;
  readonly categoryId: string | null;
  readonly serviceId: string | null;
  readonly impact: number;
  readonly urgency: number;
  /** Key of the one whose child it is. */
  readonly childOf: string | null;
  readonly steps: readonly Step[];
}

const DESK = 'service-agent';
const OTHER = 'service-agent-2';
const TECH = 'technician';

const step = (agoMinutes: number, by: Who, deed: Deed): Step => ({ agoMinutes, by, deed });
const answer = (ago: number, by: Who, text: string): Step => step(ago, by, { does: 'answer', text });
const note = (ago: number, by: Who, text: string): Step => step(ago, by, { does: 'note', text });
const stands = (ago: number, by: Who, to: string): Step => step(ago, by, { does: 'status', to });
const helps = (ago: number, by: Who, text: string): Step => step(ago, by, { does: 'workaround', text });

function give(ago: number, by: Who, [team, to, text]: readonly [string, Who | null, string]): Step {
  return step(ago, by, { does: 'give', team, to, text });
}

function pause(ago: number, by: Who, [reason, text]: readonly [string, string]): Step {
  return step(ago, by, { does: 'pause', reason, text });
}

function solved(ago: number, by: Who, [category, text]: readonly [string, string]): Step {
  return step(ago, by, { does: 'resolve', category, text });
}

type Given = readonly [key: string, agoMinutes: number, by: Who, summary: string, description: string];
type More = Partial<Pick<FloorIncident, 'source' | 'serviceId' | 'impact' | 'urgency' | 'childOf' | 'steps'>>;

function reported([key, agoMinutes, by, summary, description]: Given, categoryId: string | null, more: More = {}) {
  const usual = { source: 'portal', serviceId: null, impact: 3, urgency: 2, childOf: null, steps: [] } as const;
  return { ...usual, key, agoMinutes, by, summary, description, categoryId, ...more } satisfies FloorIncident;
}

const inHand: readonly FloorIncident[] = [
  reported(
    ['crackle', 25, 'dispatcher-2', 'Headset at dispatch crackles', 'Every few seconds, in the left ear.'],
    'control-room',
    {
      ...{ source: 'phone', serviceId: 'dispatch', urgency: 2 },
      steps: [
        answer(21, DESK, 'We bring another headset to your position.'),
        give(20, DESK, ['applications', TECH, 'Spare headset from the shelf']),
        stands(12, TECH, 'on-site'),
      ],
    },
  ),
  reported(
    ['link', 95, 'bureau', 'The enquiry office is slow since this morning', 'Pages take half a minute.'],
    'network',
    {
      ...{ serviceId: 'network', impact: 2 },
      steps: [
        answer(80, DESK, 'Others there have it too. The network team looks at the line.'),
        give(78, DESK, ['networks', TECH, 'Three reports from the same floor']),
        note(40, TECH, 'Errors on the uplink, supplier asked for a line test'),
        stands(35, TECH, 'in-hand'),
      ],
    },
  ),
  reported(['link-2', 70, 'administrator', 'Shared drive takes for ever to open', 'Since about an hour.'], 'network', {
    childOf: 'link',
  }),
  reported(['link-3', 55, 'auditor', 'Cannot open large files from the office', 'They stop half way.'], 'network', {
    childOf: 'link',
  }),
  reported(
    [
      'mdt',
      130,
      'officer-2',
      'Terminal in the car restarts by itself',
      'Twice this shift, both times on the ring road.',
    ],
    'vehicle-kit',
    {
      ...{ serviceId: 'mobile-working' },
      steps: [
        answer(110, DESK, 'Please leave it on and park it at the workshop when you are back.'),
        give(105, DESK, ['radio', null, 'Second of this model this week']),
      ],
    },
  ),
  reported(
    ['locked', 40, 'contact-officer-2', 'Locked out after the holiday', 'It says that my password has run out.'],
    'access',
    {
      ...{ source: 'phone' },
      steps: [solved(34, OTHER, ['access', 'New password set, caller known by collar number and supervisor'])],
    },
  ),
  reported(
    ['custody-printer', 170, 'auditor', 'Custody printer eats every second sheet', 'The tray was filled this morning.'],
    'hardware-printer',
    {
      ...{ serviceId: 'custody', impact: 2 },
      steps: [
        answer(150, DESK, 'Somebody comes before noon.'),
        helps(148, DESK, 'Print to the one in the charge office until then.'),
        give(147, DESK, ['end-user', TECH, 'Feed rollers?']),
        stands(60, TECH, 'part-ordered'),
      ],
    },
  ),
  reported(
    ['no-tone', 210, 'duty-inspector', 'No tone on the phone in my office', 'It worked yesterday.'],
    'phone-desk',
    {
      steps: [
        answer(190, DESK, 'We test the socket from here.'),
        give(185, DESK, ['networks', null, 'Port is down, nobody was patched away']),
      ],
    },
  ),
  reported(
    ['coverage', 300, 'patrol-sergeant', 'Radio drops out in the multi-storey', 'Level 2 and below, hand-held only.'],
    'radio-coverage',
    {
      ...{ serviceId: 'radio-voice', urgency: 3 },
      steps: [
        answer(280, DESK, 'We measure it and tell you what the supplier says.'),
        give(275, DESK, ['radio', TECH, 'Known hole? Compare with the coverage map']),
        pause(200, TECH, ['waiting-supplier', 'Supplier measures on site']),
      ],
    },
  ),
];

const waiting: readonly FloorIncident[] = [
  reported(
    ['screen', 12, 'bureau', 'Second screen stays black', 'The cable is in, the light is orange.'],
    'hardware-pc',
  ),
  reported(['mailbox', 18, 'administrator', 'Shared mailbox has vanished', 'It was in the list on Friday.'], null, {
    source: 'email',
  }),
  reported(['scan', 27, 'auditor', 'Scanner sends empty pages', ''], 'hardware-printer', { urgency: 3 }),
  reported(
    ['app', 33, 'contact-officer-2', 'Statement form closes when I save', 'Always at the last page.'],
    'application',
    { serviceId: 'mobile-working' },
  ),
  reported(['sim', 48, 'patrol-sergeant', 'Duty mobile says no SIM', 'I took it out and in again.'], 'phone-mobile'),
  reported(
    ['video', 52, 'duty-inspector', 'No sound in the video room', 'The others hear us, we do not hear them.'],
    'application',
    { urgency: 3 },
  ),
  reported(
    ['folder', 66, 'bureau', 'I cannot open the folder of the review', 'It says that access is denied.'],
    'access',
    { urgency: 3 },
  ),
];

const older: readonly FloorIncident[] = [
  reported(
    ['battery', 1_500, 'officer-2', 'Radio batteries last half a shift', 'All three of mine.'],
    'radio-handset',
    {
      steps: [
        answer(1_450, OTHER, 'Three new ones are at the front desk.'),
        give(1_440, OTHER, ['radio', null, 'Same batch as the last two reports']),
        pause(1_400, TECH, ['waiting-user', 'Do the new ones last?']),
      ],
    },
  ),
  reported(
    ['dock', 2_900, 'administrator', 'Docking station loses the keyboard', 'Once or twice a day.'],
    'hardware-pc',
    {
      ...{ urgency: 3 },
      steps: [
        answer(2_800, DESK, 'We bring another one on Thursday.'),
        give(2_790, DESK, ['end-user', TECH, 'Known with this model']),
        pause(2_700, TECH, ['agreed-date', 'Exchange on Thursday at ten']),
      ],
    },
  ),
  reported(['slow-search', 1_300, 'contact-officer-2', 'Search in the old archive takes minutes', ''], 'application', {
    ...{ urgency: 3 },
    steps: [
      answer(1_250, DESK, 'It is being looked at by those who run it.'),
      give(1_240, DESK, ['applications', null, 'Index rebuilt last week?']),
    ],
  }),
  reported(
    ['door', 4_300, 'bureau', 'Card reader of the back door blinks red', 'Every tenth card or so.'],
    'hardware',
    {
      ...{ urgency: 3 },
      steps: [
        answer(4_200, OTHER, 'The reader is to be replaced.'),
        give(4_190, OTHER, ['end-user', TECH, 'Reader 2, back door']),
        pause(4_100, TECH, ['waiting-supplier', 'Part comes with the next delivery']),
      ],
    },
  ),
  reported(['calendar', 700, 'duty-inspector', 'Calendar on the phone shows yesterday', ''], 'phone-mobile', {
    ...{ urgency: 3 },
    steps: [
      answer(650, OTHER, 'Please switch it off and on once and tell us.'),
      pause(640, OTHER, ['waiting-user', 'Rings back after the night shift']),
    ],
  }),
  reported(['stylus', 1_700, 'auditor', 'Signature pad does not take the pen', ''], 'hardware-pc', {
    steps: [
      answer(1_600, DESK, 'We exchange the pen.'),
      solved(300, TECH, ['hardware-pc', 'Pen exchanged, signature taken twice']),
    ],
  }),
  reported(['charger', 1_100, 'patrol-sergeant', 'Charging rack: three bays are dark', ''], 'radio-handset', {
    steps: [
      answer(1_050, OTHER, 'The radio team comes this morning.'),
      give(1_045, OTHER, ['radio', TECH, 'Rack in the parade room']),
      solved(240, TECH, ['radio-handset', 'Fuse of the rack replaced, all bays charge']),
    ],
  }),
  reported(['guest', 600, 'administrator', 'Visitors get no wireless', 'The paper code is refused.'], 'network', {
    ...{ urgency: 3 },
    steps: [
      answer(560, DESK, 'New codes are printed now.'),
      solved(500, DESK, ['network', 'Codes had run out; new sheet at the front desk']),
    ],
  }),
];

/** In the order in which they were reported. */
export function demonstrationFloor(): readonly FloorIncident[] {
  return [...inHand, ...waiting, ...older].toSorted((a, b) => b.agoMinutes - a.agoMinutes);
}
