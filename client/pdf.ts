/**
 * A table as a PDF 1.4 file (ISO 32000-1): text alone, in a font that every reader has. What the font cannot write stands as `?`.
 * No library: a report is a heading, rows and page numbers.
 */

const WIDTH = 842;
const HEIGHT = 595;
const MARGIN = 40;
const LINE = 16;
const SIZE = 9;
/** Of Helvetica, a little more than its mean: a cell is cut rather than written over its neighbour. */
const LETTER = SIZE * 0.55;
const ROWS_A_PAGE = Math.floor((HEIGHT - 2 * MARGIN) / LINE) - 4;

type Cell = string | number | null;

interface PdfTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function pdfOf(table: PdfTable): Uint8Array {
  const pages = pagesOf(table);
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [index, content] of pages.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  return bytesOf(fileOf(objects));
}

function fileOf(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const at = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const lines = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  return `${file}xref\n0 ${count}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

function pagesOf({ title, columns, rows }: PdfTable): readonly string[] {
  const count = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  return Array.from({ length: count }, (_, page) => {
    const own = rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE);
    const lines = [columns, ...own].map((cells, index) => lineOf(cells, HEIGHT - MARGIN - (index + 2) * LINE));
    const foot = text(`${page + 1} of ${count}`, MARGIN, MARGIN / 2);
    return [text(title, MARGIN, HEIGHT - MARGIN, SIZE + 4), ...lines, foot].join('\n');
  });
}

/** The first column is as wide as two. */
function lineOf(cells: readonly Cell[], y: number): string {
  const width = (WIDTH - 2 * MARGIN) / (cells.length + 1);
  return cells
    .map((cell, index) => {
      const wide = index === 0 ? 2 * width : width;
      const x = MARGIN + (index === 0 ? 0 : (index + 1) * width);
      return text(String(cell ?? '').slice(0, Math.floor(wide / LETTER)), x, y);
    })
    .join('\n');
}

function text(words: string, x: number, y: number, size = SIZE): string {
  const safe = latin(words).replaceAll(/[\\()]/g, (sign) => `\\${sign}`);
  return `BT /F1 ${size} Tf ${x.toFixed(1)} ${y.toFixed(1)} Td (${safe}) Tj ET`;
}

/** Dashes and quotes as they are typed; any other sign beyond Latin-1 as `?`. */
function latin(words: string): string {
  const plain = words
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"');
  return [...plain].map((sign) => ((sign.codePointAt(0) ?? 0) < 256 && sign >= ' ' ? sign : '?')).join('');
}

function bytesOf(file: string): Uint8Array {
  return Uint8Array.from(file, (sign) => sign.charCodeAt(0));
}

/** Hands the file to the browser, as a CSV is. */
export function savePdf(name: string, table: PdfTable): void {
  const url = URL.createObjectURL(new Blob([pdfOf(table) as BlobPart], { type: 'application/pdf' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
