/** Reviews of agreements. Times are epoch milliseconds. */
export type AgreementReviewTables = {
  'service.agreement_review': {
    id: string;
    name: string;
    version: number;
    review_at: number | null;
    reviewed_at: number | null;
    reviewed_by: string | null;
    outcome: string | null;
    note: string | null;
  };
};
