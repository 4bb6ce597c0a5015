import { ZodError, type ZodSafeParseResult, type ZodType } from 'zod';

/**
 * `safeParse` for what comes from outside. zod's own checks of length compare whatever stands under "length" of an object that should
 * have been a text or a list, and throw where that has no value to compare, as in `{"length":{"toString":1}}`.
 */
export function understand<Output>(schema: ZodType<Output>, value: unknown): ZodSafeParseResult<Output> {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {
      success: false,
      error: new ZodError<Output>([{ code: 'custom', path: [], message: 'cannot be understood' }]),
    };
  }
}
