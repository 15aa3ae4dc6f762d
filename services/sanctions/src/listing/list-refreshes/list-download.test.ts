import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type DownloadRequest, withDownload } from './list-download';
import { readListHosts } from './list-hosts';

let server: Server;
let answer: RequestListener;
let connections = 0;
let requests = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  }).on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

beforeEach(() => {
  connections = 0;
  requests = 0;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const port = () => (server.address() as AddressInfo).port;
const origin = () => `http://127.0.0.1:${port()}`;

async function download(change: Partial<DownloadRequest> = {}): Promise<string> {
  const asked: DownloadRequest = {
    url: `${origin()}/list.xml`,
    hosts: readListHosts({ SANCTIONS_LIST_HOSTS: origin() }),
    known: null,
    signal: new AbortController().signal,
    limits: { bytes: 1_000_000, time: 1_500 },
    ...change,
  };
  return withDownload(asked, async (found) => {
    if (found.outcome === 'UNCHANGED') return 'UNCHANGED';
    const pieces: Buffer[] = [];
    for await (const piece of found.body) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  }).catch((error: Error) => `${error.name}: ${error.message}`);
}

test('what comes is what was sent, also packed', async () => {
  answer = (_request, response) => response.end('<list/>');
  expect(await download()).toBe('<list/>');
  answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('<list/>'));
  expect(await download()).toBe('<list/>');
});

test('"not modified" counts only for bytes that we have', async () => {
  answer = (request, response) => {
    response.statusCode = request.headers['if-none-match'] === '"v1"' ? 304 : 200;
    response.end();
  };
  expect(await download({ known: { etag: '"v1"', modified: null } })).toBe('UNCHANGED');
  expect(await download()).toBe('');
  answer = (_request, response) => response.writeHead(304).end();
  expect(await download()).toMatch(/status 304/);
});

describe('L08 no connection is made to', () => {
  test.each([
    'file:///etc/passwd',
    'http://169.254.169.254/',
    'http://[::1]:1/',
    'http://2130706433/',
    'https://localhost/',
  ])('%s', async (url) => {
    expect(await download({ url })).toMatch(/SOURCE_NOT_ALLOWED/);
    expect(connections).toBe(0);
  });

  test.each(['127.0.0.1', '10.0.0.7', '::1', '::ffff:127.0.0.1', '169.254.169.254'])(
    'a name that means %s',
    async (address) => {
      const lookup = ((_host, _options, callback) =>
        callback(null, [{ address, family: address.includes(':') ? 6 : 4 }])) as LookupFunction;
      const hosts = readListHosts({ SANCTIONS_LIST_HOSTS: `https://lists.example.org:${port()}` });
      const url = `https://lists.example.org:${port()}/list.xml`;
      expect(await download({ url, hosts, lookup })).toMatch(/private address \(SOURCE_NOT_ALLOWED\)/);
      expect(connections).toBe(0);
    },
  );

  test.each([
    'http://localhost:1/x',
    'http://169.254.169.254/x',
    'file:///etc/passwd',
    '//evil.example.org/x',
    'http://2130706433/x',
  ])('where a redirect leads: %s', async (location) => {
    answer = (_request, response) => response.writeHead(302, { location }).end();
    expect(await download()).toMatch(/another host \(SOURCE_NOT_ALLOWED\)/);
    expect(requests).toBe(1);
  });
});

test('a redirect on the same host is followed, a circle is not', async () => {
  answer = ({ url }, response) =>
    url === '/list.xml' ? response.writeHead(301, { location: '/new.xml' }).end() : response.end('<moved/>');
  expect(await download()).toBe('<moved/>');
  answer = (_request, response) => response.writeHead(302, { location: '/list.xml' }).end();
  expect(await download()).toMatch(/circle/);
});

/** Packed beforehand: packing takes as long as the download may. */
const bomb = gzipSync(Buffer.alloc(100_000_000));

describe('L09 ends in time and at the cap', () => {
  test.each<[string, RequestListener, RegExp]>([
    ['a server that never answers', () => {}, /within 1.5 seconds/],
    [
      'one byte now and then',
      (_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'), 100);
        response.on('close', () => clearInterval(timer));
      },
      /within 1.5 seconds/,
    ],
    [
      'a length of ten gigabytes',
      (_request, response) => response.writeHead(200, { 'content-length': 10_000_000_000 }).write('x'),
      /more than 1000000 bytes/,
    ],
    [
      'a body without end',
      (_request, response) => {
        response.writeHead(200);
        const write = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536))) {}
        };
        response.on('drain', write);
        write();
      },
      /more than 1000000 bytes/,
    ],
    [
      'a gzip bomb',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      /more than 1000000 bytes/,
    ],
    [
      'another encoding',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'),
      /encodes the file as br/,
    ],
    [
      'a damaged gzip',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not packed'),
      /could not be read/,
    ],
    ['an error', (_request, response) => response.writeHead(500).end(), /status 500/],
    ['a connection that breaks', (_request, response) => response.destroy(), /could not be read/],
    [
      'endless headers',
      (_request, response) => response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end(),
      /could not be read/,
    ],
  ])('%s', async (_case, listener, expected) => {
    answer = listener;
    const before = process.memoryUsage().rss;
    const started = performance.now();
    expect(await download()).toMatch(expected);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('a job that is stopped', async () => {
    answer = () => {};
    expect(await download({ signal: AbortSignal.timeout(100) })).toMatch(/TimeoutError|AbortError/);
  });
});
