import { pack } from '../force/index.ts';
import { secret } from '../force/secret.ts';

export const name = `${pack}${secret}`;
