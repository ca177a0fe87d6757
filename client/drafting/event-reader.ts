/** The events of a stream of server-sent events, one after the other, each without its empty line. */
export class EventReader {
  readonly #body: ReadableStream<Uint8Array> | null;

  constructor(body: ReadableStream<Uint8Array> | null) {
    this.#body = body;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    if (this.#body === null) return;
    const reader = this.#body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      // The empty line may begin with the last letter that was there before.
      let from = Math.max(0, text.length - 1);
      text += decoder.decode(value, { stream: true });
      for (let end = text.indexOf("\n\n", from); end !== -1; end = text.indexOf("\n\n", from)) {
        yield text.slice(0, end);
        text = text.slice(end + 2);
        from = 0;
      }
    }
  }
}
