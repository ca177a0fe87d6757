import type { Link, Running } from "./peer.ts";
import { readBrought } from "./received.ts";
import { share, Typist } from "./typist.ts";
import type { BenchText } from "./text.ts";

/** How long each letter took to each page that reads along, in milliseconds. */
export interface Heard {
  readonly latencies: number[];
  sent: number;
  /** letters that came to a page; each counts once for each page that reads */
  arrived: number;
  /** how many should have come */
  expected: number;
}

/** A connection with somebody who types at it. */
export interface Page {
  readonly link: Link;
  readonly typist: Typist;
  /** when each letter left, by its clock */
  readonly left: number[];
  saved: number;
  /** how many have come to at least one reader */
  seen: number;
}

/** The pages of one document. */
export class Hall {
  readonly pages: readonly Page[];
  readonly heard: Heard = { latencies: [], sent: 0, arrived: 0, expected: 0 };
  readonly #readers: number;

  private constructor(pages: readonly Page[], readers: number) {
    this.pages = pages;
    this.#readers = readers;
    const byClient = new Map(pages.map((page) => [page.typist.client, page]));
    for (const page of pages) {
      page.link.onSaved = (count) => {
        page.saved = count;
      };
    }
    for (const { link } of pages.slice(readers)) link.drain();
    for (const page of pages.slice(0, readers)) {
      page.link.onUpdate = (update) => {
        const now = performance.now();
        readBrought(update, (client, from, to) => {
          const author = byClient.get(client);
          if (author !== undefined && author !== page) this.#note(author, from, to, now);
        });
      };
    }
  }

  /**
   * Opens a document for so many pages, all of them ready to type.
   * @param readers how many of them read along; the others drain what comes
   */
  static async open(
    server: Running,
    document: number,
    shape: { clients: number; readers: number; text: BenchText },
  ): Promise<Hall> {
    const pages: Page[] = [];
    for (let client = 0; client < shape.clients; client++) {
      const link = await server.connect(document, client);
      const spots = share(shape.text.spots, client, shape.clients);
      pages.push({ link, typist: new Typist(link.client, spots), left: [], saved: 0, seen: 0 });
    }
    return new Hall(pages, shape.readers);
  }

  /** One page types so many letters at once. */
  type(at: number, letters = 1): void {
    const page = this.pages[at];
    if (page === undefined) return;
    const now = performance.now();
    page.link.together(() => {
      for (let letter = 0; letter < letters; letter++) {
        page.left.push(now);
        page.link.send(page.typist.type());
      }
    });
    this.heard.sent += letters;
    this.heard.expected += letters * (this.#readers - (at < this.#readers ? 1 : 0));
  }

  /** Whether every letter has come to every reader and is on disk, where the server says so. */
  get quiet(): boolean {
    const { arrived, expected } = this.heard;
    return (
      arrived >= expected &&
      this.pages.every(({ link, saved, typist }) => !link.acknowledges || saved >= typist.typed)
    );
  }

  /** Forgets what was measured so far. */
  begin(): void {
    this.heard.latencies.length = 0;
  }

  close(): void {
    for (const { link } of this.pages) link.close();
  }

  #note(author: Page, from: number, to: number, now: number): void {
    author.seen = Math.max(author.seen, to);
    for (let clock = from; clock < to; clock++) {
      const left = author.left[clock];
      if (left !== undefined) this.heard.latencies.push(now - left);
      this.heard.arrived += 1;
    }
  }
}

export const sum = (halls: readonly Hall[], of: (heard: Heard) => number): number =>
  halls.reduce((total, { heard }) => total + of(heard), 0);
