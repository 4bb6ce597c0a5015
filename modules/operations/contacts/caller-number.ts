const COUNTRY = '44';

/**
 * A telephone number in digits with its country in front, however it was written: `07700 900123` and `+44 (0)7700 900123` are the
 * same phone. Null for what is no number, such as "withheld".
 */
export function canonicalNumber(text: string | null): string | null {
  const written = (text ?? '').replace(/\(0\)/g, '');
  const digits = written.replace(/\D/g, '');
  if (digits.length < 3 || digits.length > 15) return null;
  if (written.trim().startsWith('+')) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  return digits.startsWith('0') ? COUNTRY + digits.slice(1) : digits;
}
