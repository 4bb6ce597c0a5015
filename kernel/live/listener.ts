import type { Subject } from '../authorise/authorise.ts';
import { type Frame, type Topic, type TopicName, type TopicRequest, topicKey } from './frame.ts';

/** How a listener is reached. The feed knows no sockets: the server adapts WebSocket and SSE to this. */
export interface ListenOptions {
  readonly subject: Subject;
  /** A promise stands for a frame that is still on its way; too many of them and the listener is shed. */
  readonly send: (frame: Frame) => void | Promise<void>;
  /** Called once when the feed gives the listener up; not when the listener itself closes. */
  readonly close: (reason: string) => void;
  /** Reads the subject anew after a change of access in the log; null ends the listener. Left out: the server calls updateSubject. */
  readonly refresh?: () => Promise<Subject | null>;
}

/** What the server holds for one connection. */
export interface Listening {
  readonly subscribe: (requests: readonly TopicRequest[]) => void;
  readonly unsubscribe: (topics: readonly TopicName[]) => void;
  /** From here on nothing is sent that the new subject may not see; what was gained and lost follows at once. */
  readonly updateSubject: (subject: Subject) => void;
  readonly close: () => void;
}

/** One connection as the feed holds it. */
export class Listener {
  subject: Subject;
  /** Whose rows the listener still holds, while a change of access is not yet told. */
  formerly: Subject | null = null;
  readonly topics = new Map<string, Topic>();
  readonly asked = new Map<string, TopicRequest>();
  open = true;
  private pending = 0;
  readonly options: ListenOptions;
  private readonly mostPending: number;

  constructor(options: ListenOptions, mostPending: number) {
    this.options = options;
    this.subject = options.subject;
    this.mostPending = mostPending;
  }

  /** Sends, or sheds a listener that does not keep up: the others must not wait for it (SPEC 6.7). */
  send(frame: Frame): void {
    if (!this.open) return;
    if (this.pending >= this.mostPending) {
      this.shed('too-slow');
      return;
    }
    try {
      const sent = this.options.send(frame);
      if (sent instanceof Promise) this.await(sent);
    } catch {
      this.shed('unreachable');
    }
  }

  private await(sent: Promise<void>): void {
    this.pending += 1;
    sent.then(
      () => {
        this.pending -= 1;
      },
      () => this.shed('unreachable'),
    );
  }

  shed(reason: string): void {
    if (!this.open) return;
    this.open = false;
    this.options.close(reason);
  }

  /** Moves a topic on to `position`. */
  reach(topic: Topic, position: number): void {
    if (position > topic.position) this.topics.set(topicKey(topic), { ...topic, position });
  }

  drop(topic: TopicName): void {
    this.topics.delete(topicKey(topic));
    this.asked.delete(topicKey(topic));
  }
}
