/** What somebody wrote, apart from what they answered and from what stands under each of their mails. */
interface Split {
  readonly fresh: string;
  readonly quoted: string;
  readonly signature: string;
}

/** Stands at the top of every mail that goes out: what is above it in an answer is new. */
export const MARK = 'Write your answer above this line.';

/** How far the header of a quotation may be wrapped. */
const WRAPPED = 4;
const HEADED = 6;

/**
 * Splits an answer. Nothing is lost: what is not shown at once is folded. In time that grows with the length alone, because the text
 * is a stranger's.
 */
export function splitReply(text: string, signatureLines: readonly string[]): Split {
  const lines = text.split('\n');
  const at = quotationAt(lines);
  const above = lines.slice(0, at.from);
  const below = lines.slice(at.from);
  // Whoever answers under or between what they quote has marked the quotation with >.
  const under = at.marked ? below.slice(at.header).filter((line) => !/^\s*>/.test(line)) : [];
  const quoted = under.some((line) => line.trim() !== '')
    ? [...below.slice(0, at.header), ...below.slice(at.header).filter((line) => /^\s*>/.test(line))]
    : below;
  const said = under.some((line) => line.trim() !== '') ? [...above, ...under] : above;
  const { body, signature } = withoutSignature(said, signatureLines);
  const fresh = body.join('\n').trim();
  // Nothing new: then what was quoted is what was meant to be said.
  if (fresh === '') return { fresh: text.trim(), quoted: '', signature: '' };
  return { fresh, quoted: quoted.join('\n').trim(), signature };
}

/** As it is said in a mail that answers nothing: what is forwarded in it is its matter. */
export function splitNew(text: string, signatureLines: readonly string[]): Split {
  const { body, signature } = withoutSignature(text.split('\n'), signatureLines);
  const fresh = body.join('\n').trim();
  return fresh === '' ? { fresh: text.trim(), quoted: '', signature: '' } : { fresh, quoted: '', signature };
}

interface Quotation {
  readonly from: number;
  /** Lines that say whose it is. */
  readonly header: number;
  /** Its lines begin with >. */
  readonly marked: boolean;
}

function quotationAt(lines: readonly string[]): Quotation {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const header = headerAt(lines, at);
    if (header > 0) return { from: at, header, marked: isMarked(lines, at + header) };
    if (/^\s*>/.test(line)) return { from: at, header: 0, marked: true };
    if (line.includes(MARK)) return { from: at, header: 0, marked: false };
  }
  return { from: lines.length, header: 0, marked: false };
}

/** How many lines from here on say whose words follow; 0: none. */
function headerAt(lines: readonly string[], at: number): number {
  const line = (lines[at] ?? '').trim();
  if (/^-{2,}\s*(original message|forwarded message)\s*-{2,}$/i.test(line)) return 1;
  if (/^\*?from:\*?\s+\S/i.test(line) && isHead(lines.slice(at + 1, at + HEADED))) return 1;
  if (!/^on\s/i.test(line)) return 0;
  const end = lines.slice(at, at + WRAPPED).findIndex((one) => /\bwrote:\s*$/i.test(one));
  return end + 1;
}

function isHead(lines: readonly string[]): boolean {
  return lines.filter((line) => /^\*?(sent|date|to|subject):/i.test(line.trim())).length >= 2;
}

function isMarked(lines: readonly string[], at: number): boolean {
  return /^\s*>/.test(lines.slice(at).find((line) => line.trim() !== '') ?? '');
}

function withoutSignature(
  lines: readonly string[],
  marks: readonly string[],
): { body: readonly string[]; signature: string } {
  const at = lines.findIndex((line) => /^-- ?$/.test(line) || marks.some((mark) => line.trim().startsWith(mark)));
  if (at < 0) return { body: lines, signature: '' };
  return { body: lines.slice(0, at), signature: lines.slice(at).join('\n').trim() };
}
