import type { BenchText } from "./text.ts";

/** What a server is started with. */
export interface Setup {
  /** how many documents there are, all with this text */
  readonly documents: number;
  readonly text: BenchText;
  /** how many connections each document will be given at most, over the whole run */
  readonly clients: number;
  /** the letters come faster than any person types: a limit on a connection's rate is lifted */
  readonly flood?: boolean;
}

/** A server that is measured. To add one, see README.md. */
export interface Peer {
  readonly name: string;
  /** why a scenario cannot be asked of it; undefined when it can */
  readonly unfit?: (scenario: string) => string | undefined;
  /** A fresh process on a fresh folder that holds the documents already. */
  start(setup: Setup): Promise<Running>;
}

/** A server process under measurement. */
export interface Running {
  /** the process whose CPU and memory are read from /proc */
  readonly pid: number;
  /**
   * Opens a document, counted from 0, as one of its clients, counted from 0. Resolves when the
   * text has arrived and updates follow.
   */
  connect(document: number, client: number): Promise<Link>;
  /** SIGKILL, and a new process on the same folder. */
  crash(): Promise<Running>;
  /** Ends the process and removes its folder. */
  stop(): Promise<void>;
}

/** One connection to one document. */
export interface Link {
  /** the Yjs client id that its updates must carry */
  readonly client: number;
  /** the text that came with the opening, as an update */
  readonly text: Uint8Array;
  /** bytes of presence that have come */
  readonly presence: number;
  send(update: Uint8Array): void;
  /** Several sends in one write to the network, as one keystroke storm of a page would be. */
  together(work: () => void): void;
  /** Says where the cursor is. */
  point(at: number): void;
  /** Called with each update that comes. */
  onUpdate: ((update: Uint8Array) => void) | undefined;
  /** Nobody reads here: what comes is taken off the network and thrown away. */
  drain(): void;
  /** Called with how many sends the server has said to be on disk, where it says so. */
  onSaved: ((count: number) => void) | undefined;
  /** whether this server says what is on disk */
  readonly acknowledges: boolean;
  readonly closed: boolean;
  close(): void;
}
