/** Signs that turn the direction of writing: with them `exe.jpg` reads `gpj.exe`. */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Text of a mail as it may be stored and shown: no control characters, nothing that turns the writing, line ends as here. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(TURNING, '').toWellFormed();
}

/** The same on one line. */
export function cleanLine(text: string, most: number): string {
  return cut(clean(text).replace(/\s+/g, ' ').trim(), most);
}

/** At most so many characters, never in the middle of one. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
