import { z } from 'zod';

const Name = z.string().min(1).max(120);

export const Step = z.enum(['value', 'hour', 'weekday', 'day', 'week', 'month', 'year']);
export type Step = z.output<typeof Step>;
export const Test = z.enum(['is', 'is-not', 'contains', 'at-least', 'at-most', 'last-days', 'empty', 'filled']);
export type Test = z.output<typeof Test>;

export const Condition = z.object({
  field: Name,
  test: Test,
  /** A time in milliseconds, a number, `true`, or words. */
  value: z.string().max(300),
});
export type Condition = z.output<typeof Condition>;

const Measure = z.object({
  how: z.enum(['count', 'sum', 'average', 'percentile', 'least', 'most']),
  /** Null: the records themselves are counted. */
  field: Name.nullable(),
  /** Of a time: the hours until this time. */
  until: Name.nullable(),
  percent: z.number().min(0).max(100),
});

/** What is asked, without what may be personal: the values of the conditions. */
export const Form = z.object({
  /** What is reported on: a practice's records, or lines of them. */
  about: Name,
  columns: z.array(Name).max(20),
  /** Left empty: a list of the records. */
  by: z.array(z.object({ field: Name, step: Step })).max(2),
  measure: Measure,
  order: z.object({ field: Name, down: z.boolean() }).nullable(),
  chart: z.enum(['none', 'bars', 'line']),
});

/** A report over freely chosen fields. */
export const Question = Form.extend({ where: z.array(Condition).max(12) });
export type Question = z.output<typeof Question>;

/** A filter of a read holds no more. */
const PART = 300;

/** The question as filters of a read: `q0`, `q1`, … */
export function partsOf(question: Question): Readonly<Record<string, string>> {
  const text = JSON.stringify(question);
  const parts: Record<string, string> = {};
  for (let at = 0; at < text.length; at += PART) parts[`q${at / PART}`] = text.slice(at, at + PART);
  return parts;
}

/** Null: it is no question. */
export function questionOf(parts: Readonly<Record<string, string>>): Question | null {
  let text = '';
  for (let at = 0; parts[`q${at}`] !== undefined; at += 1) text += parts[`q${at}`];
  try {
    return Question.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
