/** The largest file that is taken in: a minute of video from a phone. */
export const MOST_FILE_BYTES = 25 * 1024 * 1024;

/** What a file is by its first bytes. Its name and the type that its sender claims say nothing. */
type Bytes = Uint8Array;

const ascii = (bytes: Bytes, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));
const begins = (bytes: Bytes, ...start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);

/** Brands of ISO base media (ISO/IEC 14496-12), at bytes 8 to 12 of what has `ftyp` before. */
const brands: readonly (readonly [RegExp, string])[] = [
  [/^(heic|heix|mif1|msf1)$/, 'image/heic'],
  [/^(avif|avis)$/, 'image/avif'],
  [/^(M4A |M4B )$/, 'audio/mp4'],
  [/^qt {2}$/, 'video/quicktime'],
  [/^3g/, 'video/3gpp'],
  [/^(isom|iso[2-9]|mp4[12]|avc1|M4V |dash|MSNV)$/, 'video/mp4'],
];

const signatures: readonly (readonly [mediaType: string, fits: (bytes: Bytes) => boolean])[] = [
  ['image/jpeg', (b) => begins(b, 0xff, 0xd8, 0xff)],
  ['image/png', (b) => begins(b, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/gif', (b) => /^GIF8[79]a$/.test(ascii(b, 0, 6))],
  ['image/webp', (b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WEBP'],
  ['audio/wav', (b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WAVE'],
  ['audio/ogg', (b) => ascii(b, 0, 4) === 'OggS'],
  ['audio/mpeg', (b) => ascii(b, 0, 3) === 'ID3' || (b[0] === 0xff && ((b[1] ?? 0) & 0xf6) === 0xf2)],
  ['audio/amr', (b) => ascii(b, 0, 5) === '#!AMR'],
  ['video/webm', (b) => begins(b, 0x1a, 0x45, 0xdf, 0xa3)],
  ['application/pdf', (b) => ascii(b, 0, 5) === '%PDF-'],
  ['text/plain', isPlainText],
];

/** The media type of a file that may be kept; null for every other: programs, archives, pages with script in them. */
export function mediaTypeOf(bytes: Bytes): string | null {
  if (bytes.length === 0) return null;
  if (ascii(bytes, 4, 8) === 'ftyp') return brands.find(([brand]) => brand.test(ascii(bytes, 8, 12)))?.[1] ?? null;
  return signatures.find(([, fits]) => fits(bytes))?.[0] ?? null;
}

/** What may be kept, in words: said when something else is refused. */
export const keptKinds = 'photos (JPEG, PNG, GIF, WebP, HEIC), video (MP4, QuickTime, WebM), sound, PDF and plain text';

/** Text that a browser or a shell would run is no plain text. */
const runs = /^\s*(#!|<[!?a-z])/i;
/** Control characters other than tab, line feed and carriage return. */
const isControl = (char: string): boolean => {
  const code = char.charCodeAt(0);
  return (code < 0x20 && code !== 9 && code !== 10 && code !== 13) || code === 0x7f;
};

function isPlainText(bytes: Bytes): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !runs.test(text) && ![...text].some(isControl);
  } catch {
    return false;
  }
}
