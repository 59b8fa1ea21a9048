import type { AssistantTreeMessage, Conversation, ConversationHead, TreeMessage } from "./conversation.ts";
import type { Provenance } from "./provenance.ts";

/** A conversation in a list. */
export interface Summary extends ConversationHead {
  /** When its last message was written. */
  readonly updatedAt: string;
  /** How many messages it has. */
  readonly messages: number;
}

/** A message in which a search found its words. */
export interface Hit {
  readonly conversation: string;
  readonly title: string;
  readonly message: string;
  readonly role: TreeMessage["role"];
  readonly at: string;
  /** Where the words stand, on one line. */
  readonly excerpt: string;
}

/** What a reply has given since a place in it. Places are counted in UTF-16 units over reasoning and answer together. */
export interface RunText {
  readonly conversation: string;
  readonly message: string;
  readonly running: boolean;
  readonly pieces: readonly RunPiece[];
  /** The place behind the last piece: where to read on. */
  readonly end: number;
}

/** A run, and the conversation that it belongs to. */
export interface RunPlace {
  readonly run: string;
  readonly conversation: string;
}

export interface RunPiece {
  readonly offset: number;
  readonly kind: "reasoning" | "text";
  readonly text: string;
}

export interface RunStart {
  /** The run's id. Its reply's will do, and then whoever reads a conversation knows it. */
  readonly id: string;
  /** Made by whoever asks, so that asking twice starts one run. */
  readonly clientKey?: string;
  readonly conversation: ConversationHead;
  /** What is new before the reply. */
  readonly messages: readonly TreeMessage[];
  /** The reply, running and empty. */
  readonly reply: AssistantTreeMessage;
}

/**
 * Where conversations are kept. Every method is one transaction and resolves once what it says is on the disk; ids come
 * from the caller; `user` tells several people's conversations apart. Text is kept well-formed: NUL and lone surrogates
 * become U+FFFD.
 *
 * All methods throw ChatError `not-saved`; its kind is `store-damaged` where the file is no longer whole and
 * `store-busy` where another process held it for too long.
 */
export interface Store {
  /**
   * Adds what is not there yet and leaves the rest as it is, so that it may be called again.
   *
   * @returns how many messages are new.
   * @throws ChatError `not-saved` of the kind `conversation-gone` where a message's parent is not there.
   */
  add(user: string, conversation: ConversationHead, messages: readonly TreeMessage[]): Promise<number>;
  /** Most recently written first. */
  list(user: string, page: { readonly limit: number; readonly skip?: number }): Promise<readonly Summary[]>;
  get(user: string, id: string): Promise<Conversation | undefined>;
  /** Ids that begin with this, at most two of them: enough to see whether it names one. */
  find(user: string, beginning: string): Promise<readonly string[]>;
  /** Messages with all of the words, the last of which may be a beginning; most recent first. Quoted words stand together. */
  search(user: string, words: string, page: { readonly limit: number }): Promise<readonly Hit[]>;
  /** @returns false where there is no such conversation. */
  rename(user: string, id: string, title: string): Promise<boolean>;
  /**
   * Deletes conversations so that no byte of their text is left in the store's files.
   *
   * @returns how many there were.
   */
  erase(user: string, ids: readonly string[]): Promise<number>;
  /** Begins a reply. @returns the id of the run with this client key where there is one already, otherwise the given id. */
  startRun(user: string, run: RunStart): Promise<string>;
  /** The run that was begun with this key; undefined where there is none. */
  findRun(user: string, clientKey: string): Promise<RunPlace | undefined>;
  /**
   * Adds to a running reply. Its `offset`s must go on where the run ends: what is already there is passed over.
   *
   * @param reply what has become known of it since it began.
   */
  appendRun(user: string, run: string, pieces: readonly RunPiece[], reply?: Provenance): Promise<void>;
  /** What came from a place on; undefined where there is no such run. */
  readRun(user: string, run: string, from: number): Promise<RunText | undefined>;
  /**
   * Ends a run: the message as it is kept from now on. A message that is shorter than the run's pieces ends the run there.
   *
   * @throws ChatError `not-saved` of the kind `conversation-gone` where the conversation was deleted meanwhile.
   */
  finishRun(user: string, run: string, reply: AssistantTreeMessage): Promise<void>;
  /** Ends the runs of everybody's producers that are gone, as interrupted and with the text that they had given. @returns how many. */
  interruptRuns(): Promise<number>;
  close(): Promise<void>;
}

/** Who produces runs, and how to see whether another producer is still there. */
export interface RunOwner {
  readonly id: string;
  readonly isAlive: (id: string) => boolean;
}
