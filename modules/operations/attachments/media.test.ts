import { describe, expect, test } from 'vitest';
import { mediaTypeOf } from './media.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

describe('what a file is', () => {
  test.each([
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
    ['image/png', bytes([0x89], 'PNG\r\n', [0x1a], '\n')],
    ['image/gif', bytes('GIF89a')],
    ['image/webp', bytes('RIFF', [0, 0, 0, 0], 'WEBP')],
    ['image/heic', bytes([0, 0, 0, 24], 'ftypheic')],
    ['video/mp4', bytes([0, 0, 0, 24], 'ftypisom')],
    ['video/quicktime', bytes([0, 0, 0, 24], 'ftypqt  ')],
    ['video/3gpp', bytes([0, 0, 0, 24], 'ftyp3gp5')],
    ['video/webm', bytes([0x1a, 0x45, 0xdf, 0xa3])],
    ['audio/wav', bytes('RIFF', [0, 0, 0, 0], 'WAVE')],
    ['audio/mpeg', bytes('ID3', [4])],
    ['audio/mpeg', bytes([0xff, 0xfb, 0x90])],
    ['audio/mp4', bytes([0, 0, 0, 24], 'ftypM4A ')],
    ['audio/amr', bytes('#!AMR\n')],
    ['application/pdf', bytes('%PDF-1.7')],
    ['text/plain', Buffer.from('He has a knife – I am at no. 4\r\n', 'utf8')],
  ])('is told by its first bytes: %s', (mediaType, content) => {
    expect(mediaTypeOf(content)).toBe(mediaType);
  });

  test.each([
    ['nothing', bytes()],
    ['a program of Windows', bytes('MZ', [0x90, 0, 3])],
    ['a program of Linux', bytes([0x7f], 'ELF')],
    ['an archive', bytes('PK', [3, 4])],
    ['a page', bytes('<!doctype html><script>1</script>')],
    ['a drawing that may carry script', bytes('  <svg onload="1">')],
    ['a script', bytes('#!/bin/sh\nrm -r .')],
    ['bytes that are no text', bytes([0xc3, 0x28])],
    ['an unknown film', bytes([0, 0, 0, 24], 'ftypxxxx')],
  ])('is refused when it is %s', (_what, content) => {
    expect(mediaTypeOf(content)).toBeNull();
  });
});
