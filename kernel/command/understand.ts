import { ZodError, type ZodType } from 'zod';

type Understood<Output> =
  | { readonly success: true; readonly data: Output; readonly error?: undefined }
  | { readonly success: false; readonly data?: undefined; readonly error: Pick<ZodError, 'issues'> };

/**
 * `safeParse` for what comes from outside. zod's own checks of length compare whatever stands under "length" of an object that should
 * have been a text or a list, and throw where that has no value to compare, as in `{"length":{"toString":1}}`.
 */
export function understand<Output>(schema: ZodType<Output>, value: unknown): Understood<Output> {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { success: false, error: new ZodError([{ code: 'custom', path: [], message: 'cannot be understood' }]) };
  }
}
