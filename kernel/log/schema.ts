import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../command/outcome.ts';
import type { Promised } from '../deadline/promise.ts';

/** The kernel's own tables. Times are epoch milliseconds. */
export interface KernelTables {
  'kernel.event': {
    position: number;
    stream: string;
    version: number;
    type: string;
    recorded_at: number;
    occurred_at: number;
    occurred_by: 'server' | 'claim';
    actor: Actor;
    command_id: string;
    pack_version: string;
    data: unknown;
    detail_commit: Buffer | null;
  };
  'kernel.event_detail': { position: number; salt: Buffer; detail: unknown };
  'kernel.command_result': {
    command_id: string;
    actor_id: string;
    name: string;
    body_hash: Buffer;
    position: number;
    result: unknown;
    recorded_at: number;
  };
  'kernel.deadline': {
    id: string;
    stream: string;
    key: string;
    kind: string;
    promised: Promised;
    started_at: number;
    due_at: number;
    done_step: number;
    told: string | null;
    next_at: number | null;
  };
  'kernel.reaction_checkpoint': { name: string; position: number };
  'kernel.dead_letter': {
    reaction: string;
    position: number;
    stream: string;
    tries: number;
    error: string;
    at: number;
    /** Null: given up. */
    next_at: number | null;
    sent_again: number;
  };
  'kernel.setting': { name: string; value: unknown };
  'kernel.blob': { sha256: Buffer; media_type: string; bytes: Buffer; stored_at: number };
}

export type Db = Kysely<KernelTables>;
export type Tx = Transaction<KernelTables>;
