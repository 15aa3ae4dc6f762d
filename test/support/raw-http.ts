import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface JsonReply {
  type: string;
  text: string;
}

/** JSON, with errors in the form of GraphQL, and nothing of HTML. */
export function expectJsonErrors({ type, text }: JsonReply): void {
  expect(type).toMatch(/^application\/json|^application\/graphql-response\+json/);
  const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
  expect(errors.length).toBeGreaterThan(0);
  for (const { message, extensions } of errors) {
    expect(message).not.toBe('');
    expect(extensions).toMatchObject({ code: expect.any(String), requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  }
}

export interface RawReply {
  text: string;
  /** Milliseconds until the first byte of the answer, and until the connection was closed. */
  answered: number;
  closed: number;
}

/** Milliseconds after which a connection that nobody closes is given up; above what G15 allows. */
const patience = 32_000;

/** Talks on a bare socket: `speak` may write for as long as it likes, until the answer is there or the line is cut. */
export async function converse(
  url: string,
  head: string,
  speak: (socket: Socket, over: () => boolean) => Promise<void>,
): Promise<RawReply> {
  const socket = connect(Number(new URL(url).port), new URL(url).hostname);
  await once(socket, 'connect');
  const started = performance.now();
  const reply: RawReply = { text: '', answered: 0, closed: 0 };
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    reply.answered ||= performance.now() - started;
    reply.text += chunk;
  });
  const closed = once(socket, 'close');
  // An answered connection may be kept alive by the server; one without any answer is a failure of its own.
  socket.once('data', () => setTimeout(() => socket.destroy(), 300).unref());
  const limit = setTimeout(() => socket.destroy(), patience);
  socket.write(`${head}\r\n`);
  await speak(socket, () => socket.destroyed || reply.text !== '');
  await closed;
  clearTimeout(limit);
  reply.closed = performance.now() - started;
  return reply;
}

export function expectRawRefusal({ text }: RawReply, status: number): void {
  expect(text.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
  const [headers = '', body = ''] = text.split('\r\n\r\n');
  expectJsonErrors({ type: /content-type: ([^\r]*)/i.exec(headers)?.[1] ?? '', text: body });
}
