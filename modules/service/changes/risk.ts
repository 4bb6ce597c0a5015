import { type BusinessCalendar, workingTimeBetween } from '../../../kernel/pure.ts';
import type { ServiceTerms } from '../../force/index.ts';
import type { Band, Proposal, Risk, RiskTerm } from './terms.ts';

const bands: readonly Band[] = ['low', 'medium', 'high', 'very-high'];

export function bandAtLeast(band: Band, least: Band): boolean {
  return bands.indexOf(band) >= bands.indexOf(least);
}

function highest(...of: readonly Band[]): Band {
  return of.reduce((top, band) => (bandAtLeast(band, top) ? band : top), 'low');
}

/** How often it went well before, smoothed so that nobody begins with nothing: (ok + 4) / (all + 5). */
export function smoothedSuccess({ ok, all }: { readonly ok: number; readonly all: number }): number {
  return (ok + 4) / (all + 5);
}

type Services = ServiceTerms['services'];

/** A service of criticality 1 weighs four times as much as one of criticality 4. */
function weightOf({ criticality }: Services[number]): number {
  return (5 - criticality) / 4;
}

export interface RiskWork {
  readonly terms: ServiceTerms['change'];
  readonly services: Services;
  /** Services that fall while it is done, whatever falls with them included. */
  readonly touched: readonly string[];
  readonly history: { readonly ok: number; readonly all: number };
  readonly office: BusinessCalendar;
}

/** F6: the score with each of its terms, what rules and answers say besides, and the highest of the three. */
export function workOutRisk(proposal: Proposal, work: RiskWork): Risk {
  const parts = termsOf(proposal, work);
  const score = Math.round(parts.reduce((sum, { points }) => sum + points, 0) * 10) / 10;
  const scoreBand = bandOf(score, work.terms.bands);
  const rules = work.terms.rules.filter(({ when }) => applies[when](proposal, work));
  const ruleBand = highest(...rules.map(({ band }) => band));
  const answers = answersOf(proposal, work.terms.questions);
  const questionnaireBand = highest(...answers.map(({ band }) => band));
  return {
    ...{ terms: parts, score, scoreBand, ruleBand, questionnaireBand },
    ruleReasons: rules.map(({ name }) => name),
    answers: answers.map(({ text, question }) => ({ question, text })),
    band: highest(scoreBand, ruleBand, questionnaireBand),
  };
}

export function bandOf(score: number, from: ServiceTerms['change']['bands']): Band {
  if (score < from.medium) return 'low';
  if (score < from.high) return 'medium';
  return score < from.veryHigh ? 'high' : 'very-high';
}

function termsOf(proposal: Proposal, work: RiskWork): readonly RiskTerm[] {
  const { weights } = work.terms;
  const hit = work.services.filter(({ id }) => work.touched.includes(id));
  const [some, every] = [hit, work.services].map((list) => list.reduce((sum, one) => sum + weightOf(one), 0));
  const top = Math.max(0, ...hit.map(weightOf));
  const success = smoothedSuccess(work.history);
  const of = (term: RiskTerm['term'], value: number, why: string): RiskTerm => ({
    ...{ term, why, weight: weights[term], value },
    points: weights[term] * value,
  });
  return [
    of('blast', every ? Math.log2(1 + (some ?? 0)) / Math.log2(1 + every) : 0, blastWords(hit.length, work)),
    of('criticality', top, hit.length === 0 ? 'no service touched' : `most critical: ${mostCritical(hit)}`),
    of('history', 1 - success, historyWords(work.history)),
    of('untested', proposal.tested ? 0 : 1, proposal.tested ? 'tested' : 'not tested'),
    of('backOut', proposal.backOutProven ? 0 : 1, proposal.backOutProven ? 'way back proven' : 'no proven way back'),
    lengthTerm(proposal, of),
    of('firstTime', proposal.firstTime ? 1 : 0, proposal.firstTime ? 'first time or new technology' : 'done before'),
    outOfHoursTerm(proposal, work, of),
  ];
}

type MakeTerm = (term: RiskTerm['term'], value: number, why: string) => RiskTerm;

function blastWords(count: number, { services }: RiskWork): string {
  return `${count} of ${services.length} services, by weight`;
}

function mostCritical(hit: Services): string {
  return hit.toSorted((a, b) => a.criticality - b.criticality)[0]?.name ?? '';
}

function historyWords({ ok, all }: RiskWork['history']): string {
  return all === 0 ? 'nothing like it was done yet' : `${ok} of ${all} before went well`;
}

const MINUTE_MS = 60_000;

/** The work and the way back, against the window that is asked for. */
function lengthTerm({ window, workMinutes }: Proposal, of: MakeTerm): RiskTerm {
  if (window === null) return of('length', 1, 'no window yet');
  const minutes = (window.to - window.from) / MINUTE_MS;
  const needed = workMinutes + window.backOutMinutes;
  return of(
    'length',
    Math.min(1, needed / minutes),
    `${needed} min of work and way back in ${Math.round(minutes)} min`,
  );
}

function outOfHoursTerm({ window }: Proposal, { office }: RiskWork, of: MakeTerm): RiskTerm {
  if (window === null) return of('outOfHours', 0, 'no window yet');
  const share = 1 - workingTimeBetween(window.from, window.to, office) / (window.to - window.from);
  return of(
    'outOfHours',
    share,
    share === 0 ? 'within office hours' : `${Math.round(share * 100)} % outside office hours`,
  );
}

const applies: Readonly<
  Record<ServiceTerms['change']['rules'][number]['when'], (proposal: Proposal, work: RiskWork) => boolean>
> = {
  'critical-service': (_, { services, touched }) =>
    services.some(({ id, criticality }) => criticality === 1 && touched.includes(id)),
  'no-back-out': ({ backOutProven }) => !backOutProven,
  untested: ({ tested }) => !tested,
  'no-items': ({ itemIds }) => itemIds.length === 0,
};

function answersOf({ answers }: Proposal, questions: ServiceTerms['change']['questions']) {
  return questions.flatMap((question) => {
    const chosen = question.answers[answers[question.id] ?? -1];
    return chosen === undefined ? [] : [{ ...chosen, question: question.text }];
  });
}

/** Services that stand on these fall with them; a cycle ends where it began. */
export function standingOn(services: Services, fallen: readonly string[]): readonly string[] {
  const all = new Set(fallen);
  for (let before = -1; before !== all.size; ) {
    before = all.size;
    for (const { id, on } of services) if (on.some((below) => all.has(below))) all.add(id);
  }
  return services.filter(({ id }) => all.has(id)).map(({ id }) => id);
}
