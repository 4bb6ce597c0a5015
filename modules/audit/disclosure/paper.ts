import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { DisclosableEntry } from './record-door.ts';

const SIZE = { title: 15, text: 9.5, small: 8 } as const;
const MARGIN = 50;
const TIME_WIDTH = 105;

interface Paper {
  readonly disclosure: {
    readonly number: string;
    readonly recipient: string | null;
    readonly reason: string | null;
    readonly disclosed_at: number;
    readonly disclosed_by: string;
  };
  readonly title: string;
  readonly entries: readonly DisclosableEntry[];
  /** Positions held back, and on what ground. */
  readonly held: ReadonlyMap<number, string>;
}

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/London' });

/** The record to be read on paper: A4, an entry after the other, each with its position in the log; what is held back says why. */
export async function paperOf({ disclosure, title, entries, held }: Paper): Promise<Uint8Array> {
  const heading = `${disclosure.number} ${title}`;
  const info = { Title: `Disclosure of ${heading}`, CreationDate: new Date(disclosure.disclosed_at) };
  const paper = new PDFDocument({ size: 'A4', margin: MARGIN, bufferPages: true, info });
  const pieces: Buffer[] = [];
  paper.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = once(paper, 'end');
  paper.font('Helvetica-Bold').fontSize(SIZE.title).text(heading);
  paper.font('Helvetica').fontSize(SIZE.text).moveDown(0.5);
  for (const line of aboutOf(disclosure)) paper.text(line);
  paper.moveDown();
  for (const entry of entries) writeEntry(paper, entry, held.get(entry.position));
  numberPages(paper, heading);
  paper.end();
  await ended;
  return Buffer.concat(pieces);
}

function aboutOf({ recipient, reason, disclosed_at: at, disclosed_by: by }: Paper['disclosure']): readonly string[] {
  return [
    `Given out to: ${recipient ?? '(erased by law)'}`,
    `Reason: ${reason ?? '(erased by law)'}`,
    `By ${by}, ${time.format(at)}`,
  ];
}

function writeEntry(paper: PDFKit.PDFDocument, entry: DisclosableEntry, ground: string | undefined): void {
  const words = ground === undefined ? (entry.words ?? '[erased by law]') : `[held back: ${ground}]`;
  const left = paper.page.margins.left;
  const wide = paper.page.width - 2 * MARGIN - TIME_WIDTH;
  const text = `${words}\n`;
  if (paper.y + paper.heightOfString(text, { width: wide }) > paper.page.height - MARGIN - SIZE.text) paper.addPage();
  const { y } = paper;
  paper
    .fontSize(SIZE.small)
    .fillColor('#444')
    .text(time.format(entry.at), left, y, { width: TIME_WIDTH - 8 });
  paper.text(`${entry.by} · ${entry.position}`, left, paper.y, { width: TIME_WIDTH - 8 });
  const below = paper.y;
  paper
    .fontSize(SIZE.text)
    .fillColor('#000')
    .text(words, left + TIME_WIDTH, y, { width: wide });
  paper.x = left;
  paper.y = Math.max(below, paper.y) + 4;
}

function numberPages(paper: PDFKit.PDFDocument, heading: string): void {
  const { start, count } = paper.bufferedPageRange();
  for (let n = 0; n < count; n += 1) {
    paper.switchToPage(start + n);
    const at = { width: paper.page.width - 2 * MARGIN, align: 'center', lineBreak: false } as const;
    // Within the margin, where a line would else begin a page of its own.
    paper.page.margins.bottom = 0;
    paper
      .fontSize(SIZE.small)
      .fillColor('#444')
      .text(`${heading} · ${n + 1} of ${count}`, MARGIN, paper.page.height - 32, at);
  }
}
