/** Answers go to standard output, where scripts read them; words for the person go to standard error. */
export const out = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
