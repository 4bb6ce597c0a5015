import { ItemTerms } from './terms.ts';

/** An item that a demonstration shows, with how many of it lie on the shelf. */
export interface DemonstrationItem {
  readonly terms: ItemTerms;
  readonly onShelf: number | null;
}

type Input = Parameters<typeof ItemTerms.parse>[0] & object;

const yes = { by: 'line-manager' };
const none = { by: 'nobody' };
const text = (id: string, label: string, hint = '') => ({ id, label, hint, kind: 'text' });
const date = (id: string, label: string) => ({ id, label, kind: 'date' });
const one = (id: string, label: string, ...options: readonly string[]) => ({ id, label, kind: 'choice', options });
const long = (id: string, label: string) => ({ id, label, kind: 'long', required: false });
const task = (id: string, name: string, teamId: string, ...after: readonly string[]) => ({ id, name, teamId, after });

/** Teams and calendars are those that both packs have. */
const items: readonly (readonly [terms: Input, onShelf: number | null])[] = [
  [
    {
      ...{
        name: 'New starter',
        group: 'Joining, moving, leaving',
        bundle: 'joiner',
        leadHours: 50,
        pricePence: 96_000,
      },
      summary: 'Account, laptop, phone and access for somebody who joins, ready on their first day',
      ...{ approval: yes, fields: [text('post', 'Their post'), date('first-day', 'First day'), long('more', 'More')] },
      tasks: [
        task('account', 'Set up the account', 'service-desk'),
        task('laptop', 'Prepare the laptop', 'end-user', 'account'),
        task('phone', 'Give a phone number', 'networks'),
        task('access', 'Open the systems of the post', 'applications', 'account'),
      ],
    },
    null,
  ],
  [
    {
      ...{ name: 'Change of post', group: 'Joining, moving, leaving', bundle: 'mover', leadHours: 30, pricePence: 0 },
      summary: 'Access of the new post given, access of the old one taken away',
      ...{ approval: yes, fields: [text('post', 'The new post'), date('from', 'From')] },
      tasks: [
        task('give', 'Open the systems of the new post', 'applications'),
        task('take', 'Shut those of the old post', 'applications', 'give'),
      ],
    },
    null,
  ],
  [
    {
      ...{ name: 'Leaver', group: 'Joining, moving, leaving', bundle: 'leaver', leadHours: 10, pricePence: 0 },
      summary: 'Access shut, equipment taken back',
      ...{ approval: yes, fields: [date('last-day', 'Last day')] },
      tasks: [
        task('access', 'Shut all access', 'service-desk'),
        task('kit', 'Take the equipment back', 'end-user'),
        task('radio', 'Take the radio back', 'radio'),
      ],
    },
    null,
  ],
  [
    {
      ...{ name: 'Personal radio', group: 'Radio', leadHours: 10, pricePence: 64_000, stocked: true },
      summary: 'A handset of your own, programmed for your district',
      eligible: ['officer', 'patrol-sergeant', 'duty-inspector'],
      ...{ approval: yes, fields: [one('carry', 'How do you carry it?', 'Belt', 'Vest')] },
      tasks: [
        task('programme', 'Programme the handset', 'radio'),
        task('issue', 'Issue it against a signature', 'radio', 'programme'),
      ],
    },
    12,
  ],
  [
    {
      ...{ name: 'Radio battery', group: 'Radio', leadHours: 4, pricePence: 3_800, stocked: true, approval: none },
      summary: 'In exchange for a worn one, at the front counter',
      tasks: [task('hand-out', 'Hand it out', 'radio')],
    },
    40,
  ],
  [
    {
      ...{ name: 'Mobile phone', group: 'Phones', leadHours: 20, pricePence: 24_000, stocked: true, approval: yes },
      summary: 'A phone with a number of the force',
      fields: [one('sim', 'Is there a number already?', 'Yes, keep it', 'No')],
      tasks: [task('prepare', 'Prepare the phone', 'end-user'), task('sim', 'Enable the number', 'networks')],
    },
    6,
  ],
  [
    {
      ...{ name: 'Desk phone', group: 'Phones', leadHours: 30, pricePence: 8_500, stocked: true, approval: yes },
      summary: 'A phone with a number of its own on your desk',
      fields: [text('room', 'Room'), one('headset', 'Headset', 'None', 'One ear', 'Both ears')],
      tasks: [task('number', 'Give a number', 'networks'), task('connect', 'Connect the phone', 'networks', 'number')],
    },
    9,
  ],
  [
    {
      ...{ name: 'Headset', group: 'Phones', leadHours: 10, pricePence: 6_200, stocked: true, approval: none },
      summary: 'For a desk phone or a control-room position',
      fields: [one('ears', 'One ear or both?', 'One ear', 'Both ears')],
      tasks: [task('hand-out', 'Hand it out', 'networks')],
    },
    25,
  ],
  [
    {
      ...{
        name: 'Laptop or tablet',
        group: 'Computers',
        leadHours: 30,
        pricePence: 89_000,
        stocked: true,
        approval: yes,
      },
      summary: 'With everything that your post needs on it',
      fields: [one('kind', 'Which?', 'Laptop', 'Tablet'), long('why', 'What is it for?')],
      tasks: [
        task('build', 'Build it', 'end-user'),
        task('issue', 'Issue it against a signature', 'end-user', 'build'),
      ],
    },
    8,
  ],
  [
    {
      ...{ name: 'Second screen', group: 'Computers', leadHours: 20, pricePence: 14_900, stocked: true, approval: yes },
      summary: 'Beside the one you have',
      fields: [text('room', 'Room')],
      tasks: [task('fit', 'Fit the screen', 'end-user')],
    },
    3,
  ],
  [
    {
      ...{ name: 'Software', group: 'Computers', leadHours: 30, pricePence: 0, approval: yes },
      summary: 'A program that you do not have yet; its licence is paid by your department',
      fields: [text('program', 'Which program?'), long('why', 'What is it for?')],
      tasks: [
        task('licence', 'See to the licence', 'applications'),
        task('install', 'Install it', 'end-user', 'licence'),
      ],
    },
    null,
  ],
  [
    {
      ...{ name: 'Access to a folder', group: 'Access', leadHours: 4, pricePence: 0, approval: yes },
      summary: 'To read, or to read and write, what others keep there',
      fields: [text('folder', 'Which folder?'), one('what', 'What do you need?', 'Read', 'Read and write')],
      tasks: [task('open', 'Open the folder', 'service-desk')],
    },
    null,
  ],
  [
    {
      ...{ name: 'Access to a system', group: 'Access', leadHours: 10, pricePence: 0, approval: yes },
      summary: 'Custody, crime records, command and control, or another system of the force',
      fields: [text('system', 'Which system?'), text('role', 'As what?', 'e.g. custody sergeant, read only')],
      tasks: [
        task('vetting', 'Check vetting and training', 'service-desk'),
        task('open', 'Open it', 'applications', 'vetting'),
      ],
    },
    null,
  ],
  [
    {
      ...{ name: 'Shared mailbox', group: 'Access', leadHours: 10, pricePence: 0, approval: yes },
      summary: 'One address that a team reads',
      fields: [text('address', 'Which address?'), long('members', 'Who reads it?')],
      tasks: [task('make', 'Make the mailbox', 'servers')],
    },
    null,
  ],
  [
    {
      ...{ name: 'Desk move', group: 'Places of work', leadHours: 50, pricePence: 0, approval: yes },
      summary: 'Computer, phone and network at another desk, working when you get there',
      fields: [text('from', 'From room'), text('to', 'To room'), date('on', 'On')],
      tasks: [
        task('network', 'Patch the network', 'networks'),
        task('move', 'Move the computer and phone', 'end-user', 'network'),
      ],
    },
    null,
  ],
  [
    {
      ...{ name: 'Meeting by video', group: 'Places of work', leadHours: 4, pricePence: 0, approval: none },
      summary: 'Somebody sets the room up and stays until it works',
      fields: [text('room', 'Room'), text('when', 'When?')],
      tasks: [task('set-up', 'Set the room up', 'end-user')],
    },
    null,
  ],
];

/** What a demonstration offers, checked as an editor's own would be. */
export function demonstrationCatalogue(): readonly DemonstrationItem[] {
  return items.map(([terms, onShelf]) => ({ terms: ItemTerms.parse(terms), onShelf }));
}
