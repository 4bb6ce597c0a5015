/** Reads a PDU most significant bit first, without byte alignment. Reading past the end throws `PduTooShort`. */
export class PduTooShort extends Error {
  override readonly name = 'PduTooShort';
}

export interface BitReader {
  /** Unsigned, at most 32 bits. */
  unsigned(bits: number): number;
  /** Two's complement, at most 32 bits. */
  signed(bits: number): number;
  readonly bitsUsed: number;
}

export function bitReader(bytes: Uint8Array): BitReader {
  let at = 0;
  const unsigned = (bits: number): number => {
    if (at + bits > bytes.length * 8) {
      throw new PduTooShort(`the PDU ends after ${bytes.length * 8} bits; ${at + bits} are needed`);
    }
    let value = 0;
    for (let i = 0; i < bits; i++, at++) {
      value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    }
    return value;
  };
  return {
    unsigned,
    signed: (bits) => {
      const value = unsigned(bits);
      return value >= 2 ** (bits - 1) ? value - 2 ** bits : value;
    },
    get bitsUsed() {
      return at;
    },
  };
}
