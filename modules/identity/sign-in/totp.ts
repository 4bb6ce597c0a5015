import { generateSecret, generateURI, verify } from 'otplib';

/** One step back and one ahead: clocks of phones differ (RFC 6238 section 5.2). */
const TOLERANCE_SECONDS = 30;

export function makeTotpSecret(): { readonly secret: string; readonly uri: (name: string, issuer: string) => string } {
  const secret = generateSecret();
  return { secret, uri: (label, issuer) => generateURI({ issuer, label, secret }) };
}

/** The time step that the code belongs to; null when the code is wrong or its step has been used. */
export async function stepOf(secret: string, code: string, now: number, lastStep: number): Promise<number | null> {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const epoch = Math.floor(now / 1000);
  const answer = await verify({ secret, token, epoch, epochTolerance: TOLERANCE_SECONDS });
  const step = answer.valid && 'timeStep' in answer ? answer.timeStep : null;
  return step !== null && step > lastStep ? step : null;
}
