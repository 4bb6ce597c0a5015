/** Rules for passwords (ASVS 5.0 6.2): length counts, composition does not; nothing expires; pasting is allowed. */
const LEAST_LENGTH = 12;
const ADVISED_LENGTH = 15;
/** Longer input is not hashed at all: it only costs. */
export const MOST_LENGTH = 200;

/** What people build long passwords from when length is asked; digits and signs around them add nothing. */
const common: ReadonlySet<string> = new Set([
  'password',
  'passwordpassword',
  'passw',
  'passphrase',
  'mypassword',
  'newpassword',
  'thisisapassword',
  'thisismypassword',
  'correcthorsebatterystaple',
  'qwerty',
  'qwertyuiop',
  'qwertyqwerty',
  'qwertyuiopasdfghjkl',
  'asdfghjkl',
  'asdfghjklasdfghjkl',
  'zxcvbnm',
  'abcdefghijkl',
  'abcdefghijklmnopqrstuvwxyz',
  'letmein',
  'letmeinletmein',
  'letmeinplease',
  'iloveyou',
  'iloveyouiloveyou',
  'iloveyousomuch',
  'welcome',
  'welcomewelcome',
  'welcomehome',
  'administrator',
  'admin',
  'adminadmin',
  'changeme',
  'changemechangeme',
  'changemenow',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'footballfootball',
  'liverpoolfc',
  'manchesterunited',
  'secret',
  'topsecret',
  'supersecret',
  'trustno',
  'police',
  'policepolice',
  'policeforce',
  'policeofficer',
  'policestation',
  'controlroom',
  'dispatcher',
  'metropolitanpolice',
  'summer',
  'winter',
  'spring',
  'autumn',
  'trefoil',
  'trefoiltrefoil',
  'shamrock',
]);

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'holds-name';

export const passwordFaults: Readonly<Record<PasswordFault, string>> = {
  'too-short': `Use at least ${LEAST_LENGTH} characters; ${ADVISED_LENGTH} or more are advised. Four unrelated words do well.`,
  'too-long': `Use at most ${MOST_LENGTH} characters.`,
  common: 'This is among the first that an attacker tries. Four unrelated words do well.',
  'holds-name': 'Leave your own name out of it.',
};

/** One text for one password, however the keyboard composes its letters (NIST SP 800-63B 3.1.1.2). */
export function normalised(password: string): string {
  return password.normalize('NFKC');
}

/** Why a new password is refused; null: it is good. */
export function faultOf(password: string, names: readonly string[]): PasswordFault | null {
  const characters = [...normalised(password)];
  if (characters.length < LEAST_LENGTH) return 'too-short';
  if (characters.length > MOST_LENGTH) return 'too-long';
  const plain = normalised(password).toLowerCase();
  if (isCommon(plain)) return 'common';
  return names.some((name) => isNamed(plain, name.toLowerCase())) ? 'holds-name' : null;
}

function isCommon(plain: string): boolean {
  // Digits and signs around the word go first, then those that stand for letters in it: P@ssw0rd!2026 is "password".
  const core = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const letters = core
    .replaceAll('0', 'o')
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replaceAll(/[^\p{L}]/gu, '');
  // Few different characters: aaaaaaaaaaaa, 121212121212.
  return common.has(letters) || new Set(plain).size < 5 || isRun(plain);
}

/** 123456789012, abcdefghijkl, or the same downwards. */
function isRun(plain: string): boolean {
  const steps = [...plain].slice(1).map((c, i) => (c.codePointAt(0) ?? 0) - (plain.codePointAt(i) ?? 0));
  const regular = (step: number) => steps.filter((s) => s === step || s === -9 * step).length >= steps.length - 1;
  return regular(1) || regular(-1);
}

function isNamed(plain: string, name: string): boolean {
  return name.length >= 4 && plain.includes(name);
}
