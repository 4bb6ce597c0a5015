export type Headers = ReadonlyMap<string, readonly string[]>;

/** A part of a body that may hold a location. */
export interface Part {
  /** In lower case, without parameters. */
  readonly type: string;
  readonly contentId: string | null;
  readonly body: string;
}

const MOST_PARTS = 20;
const MOST_HEADERS = 200;

/** Header lines by name in lower case; a line that begins with a blank goes on with the one before. */
export function headersOf(lines: readonly string[]): Headers {
  const headers = new Map<string, string[]>();
  const unfolded: string[] = [];
  for (const line of lines.slice(0, MOST_HEADERS)) {
    if (/^[ \t]/.test(line) && unfolded.length > 0) unfolded.push(`${unfolded.pop()} ${line.trim()}`);
    else unfolded.push(line);
  }
  for (const line of unfolded) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return headers;
}

/** The parts of a multipart body; of any other the body itself. */
export function listParts(headers: Headers, body: string): readonly Part[] {
  const type = (headers.get('content-type') ?? headers.get('c'))?.[0] ?? '';
  if (!/^multipart\//i.test(type)) return [partOf(headers, body)];
  const boundary = /boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return [];
  // What stands before the first mark is no part, nor what follows the last.
  const between = `\n${body}`.split(`\n--${mark}`).slice(1, MOST_PARTS + 1);
  return between.filter((text) => !text.startsWith('--')).map(partFrom);
}

function partFrom(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  if (end === null) return partOf(headersOf(text.split(/\r?\n/)), '');
  return partOf(headersOf(text.slice(0, end.index).split(/\r?\n/)), text.slice(end.index + end[0].length));
}

function partOf(headers: Headers, body: string): Part {
  const type = (headers.get('content-type') ?? headers.get('c'))?.[0] ?? '';
  const id = headers.get('content-id')?.[0] ?? null;
  return {
    type: (type.split(';')[0] ?? '').trim().toLowerCase(),
    contentId: id?.replace(/^<|>$/g, '') ?? null,
    body,
  };
}
