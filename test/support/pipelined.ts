import { once } from 'node:events';
import { connect } from 'node:net';

export interface WireRequest {
  path: string;
  headers: Record<string, string>;
  /** Sent by POST; a GET without. */
  body?: string;
}

export interface WireReply {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** Sends all on one connection without waiting in between: ten thousand requests cost the test as little as can be. */
export async function sendPipelined(url: string, requests: readonly WireRequest[]): Promise<WireReply[]> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const closed = once(socket, 'close');
  const replies: WireReply[] = [];
  let rest = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    rest += text;
    for (let reply = readReply(rest); reply; reply = readReply(rest)) {
      replies.push(reply);
      rest = rest.slice(reply.length);
    }
    if (replies.length === requests.length) socket.end();
  });
  socket.write(requests.map((request) => lineUp(request)).join(''));
  await closed;
  if (replies.length < requests.length) throw new Error(`Only ${replies.length} of ${requests.length} were answered.`);
  return replies;
}

function lineUp({ path, headers, body }: WireRequest): string {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host: 'x', ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`;
}

/** The first reply, once it is there as a whole; only answers with a length, which refusals have. */
function readReply(text: string): (WireReply & { length: number }) | null {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const [start = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.toLowerCase().split(': ', 2)));
  const length = end + 4 + Number(headers['content-length']);
  if (text.length < length) return null;
  return { status: Number(start.split(' ')[1]), headers, text: text.slice(end + 4, length), length };
}
