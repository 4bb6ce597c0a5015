/** The door of insight for screens: what is measured, looked at again and kept; no I/O behind it. */
export { permissions } from './permissions.ts';
export { answers } from './quality/check.ts';
export { AnswerCheck, AskAboutUnattended, DrawCheck, TakeCheck } from './quality/commands.ts';
export { CountReviews, KeepLonger } from './retention/commands.ts';
export { keepingGrounds } from './retention/review.ts';
export { Behind, Checks, DueForReview, Exposure, Measures, OwnChecks, Retention, SamplesOwed } from './views.ts';
