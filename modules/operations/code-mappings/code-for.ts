import { type CodePartner, findCodeMapping, type Pack, theirCodeOf } from '../../force/index.ts';
import type { Incident } from '../incidents/incident.ts';
import type { TheirCode, TheirCodes } from './terms.ts';

type Coded = Pick<Incident, 'code' | 'grade'>;

/** What a partner is told of an incident's code, by the pack in force. */
export function codeFor(pack: Pack, partner: CodePartner, { code, grade }: Coded): TheirCode {
  return theirCodeOf(pack, partner, { code: code.code, grade: grade.id });
}

/** The same for several; who has no table is told in words alone, and nothing is said of codes. Left out: nobody has one. */
export function codesFor(pack: Pack, partners: readonly CodePartner[], of: Coded): TheirCodes | undefined {
  const known = partners.filter(({ id }) => findCodeMapping(pack, id) !== null);
  if (known.length === 0) return undefined;
  const theirs = Object.fromEntries(known.map((partner) => [partner.id, codeFor(pack, partner, of)]));
  return { ours: { code: of.code.code, name: of.code.name }, theirs };
}
