import type { RowOf } from '../../../kernel/pure.ts';
import type { ServiceIncidentRecord } from '../../../modules/service/contract.ts';

export type RecordRow = RowOf<typeof ServiceIncidentRecord>;
