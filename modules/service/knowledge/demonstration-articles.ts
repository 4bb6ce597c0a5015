import type { InputOf } from '../../../kernel/pure.ts';
import type { WriteKnownError } from '../problems/commands.ts';
import type { DraftArticle } from './commands.ts';

type Article = Pick<InputOf<typeof DraftArticle>, 'title' | 'body' | 'audience' | 'categoryId' | 'classIds' | 'owner'>;
type Known = Pick<InputOf<typeof WriteKnownError>, 'title' | 'symptom' | 'cause' | 'workaround' | 'fix' | 'categoryId'>;

const steps = (...lines: readonly string[]): string => lines.map((line, at) => `${at + 1}. ${line}`).join('\n');

/** What a demonstration shows as known; categories are those that both packs have. */
export const demonstrationArticles: readonly Article[] = [
  {
    ...{ title: 'The printer says offline', categoryId: 'hardware-printer', classIds: ['printer'] },
    ...{ audience: 'everybody', owner: 'End-user team' },
    body: steps(
      'Look whether the lamp on its front is on. If not, press the power key for two seconds.',
      'Switch it off, wait a minute, and switch it on again.',
      'Print one page. It takes up to a minute for the first.',
    ),
  },
  {
    ...{ title: 'I have forgotten my password, or my account is locked', categoryId: 'access', classIds: [] },
    ...{ audience: 'everybody', owner: 'Service desk' },
    body: steps(
      'Wait 15 minutes: a locked account opens by itself.',
      'At the sign-in screen choose “I have forgotten it” and use your security key.',
      'Without a key, ring the service desk from a desk phone at your station. Nobody resets a password by e-mail.',
    ),
  },
  {
    ...{ title: 'My laptop or tablet does not find the force network', categoryId: 'hardware-pc', classIds: [] },
    ...{ audience: 'everybody', owner: 'Networks and telephony' },
    body: steps(
      'Switch flight mode on and off again.',
      'At a station, stand near the docking point and choose the force network in the list.',
      'Outside, look whether the mobile signal shows; restart it once if it does and nothing loads.',
    ),
  },
  {
    ...{ title: 'The headset of my position crackles', categoryId: 'phone-desk', classIds: [] },
    ...{ audience: 'everybody', owner: 'Networks and telephony' },
    body: steps('Pull the plug of the headset and put it back until it clicks.', 'Take a spare cable from the drawer.'),
  },
  {
    ...{ title: 'Handset replaced: what to check before it goes out', categoryId: 'radio-handset', classIds: [] },
    ...{ audience: 'desk', owner: 'Radio team' },
    body: steps(
      'Battery above 80 %.',
      'Talkgroups as the old one.',
      'Emergency key tried with the control room told first.',
    ),
  },
];

export const demonstrationKnownErrors: readonly Known[] = [
  {
    ...{ title: 'Camera docks lose the network after a restart', categoryId: 'hardware' },
    symptom: 'The dock blinks amber and no video is sent up after it was restarted',
    cause: 'The dock asks for its address before the switch port is ready',
    workaround: 'Pull the network cable of the dock for ten seconds and put it back.',
    fix: 'New firmware of the docks, planned for next month',
  },
];
