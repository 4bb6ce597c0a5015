import type { RowOf } from '../../../kernel/pure.ts';
import type { ProblemAnalyses, ProblemRecord, Trends } from './views.ts';

type Row = RowOf<typeof ProblemRecord>;
type TrendRow = RowOf<typeof Trends>;

/** Tables of problems. Times are epoch milliseconds. */
export type ProblemTables = {
  'service.problem': {
    id: string;
    number: string;
    sequence: number;
    situation: Row['situation'];
    ending: Row['ending'];
    source: Row['source'];
    title: string | null;
    description: string | null;
    contact_id: string | null;
    contact: string | null;
    category_id: string | null;
    service_id: string | null;
    item_ids: string[];
    site_id: string | null;
    team_id: string;
    owner_id: string | null;
    owner: string | null;
    impact: number;
    urgency: number;
    priority: number;
    major: boolean;
    incidents: number;
    analyses: Row['analyses'];
    workaround: string | null;
    changes: Row['changes'];
    known_error: (NonNullable<Row['knownError']> & { readonly audience: Row['audience'] }) | null;
    major_review: Row['majorReview'];
    opened_at: number;
    changed_at: number;
    closed_at: number | null;
    due_at: number | null;
  };
  'service.problem_incident': { problem_id: string; service_incident_id: string; number: string };
  'service.problem_line': {
    problem_id: string;
    position: number;
    at: number;
    author: string;
    kind: string;
    text: string;
  };
  'service.problem_analysis': {
    problem_id: string;
    kind: RowOf<typeof ProblemAnalyses>['kind'];
    version: number;
    at: number;
    author: string;
    content: RowOf<typeof ProblemAnalyses>['content'];
  };
  'service.known_error': {
    id: string;
    number: string;
    audience: Row['audience'];
    title: string | null;
    symptom: string | null;
    cause: string | null;
    workaround: string | null;
    fix: string | null;
    category_id: string | null;
    item_ids: string[];
    version: number;
    review_at: number;
  };
  'service.trend': {
    id: string;
    situation: 'found' | 'dismissed' | 'taken';
    by: TrendRow['by'];
    subject_id: string;
    days: number;
    count: number;
    found_at: number;
    look_by: number;
  };
};
