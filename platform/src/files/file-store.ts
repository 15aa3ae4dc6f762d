import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { Cipher } from '../cipher';
import type { Clock } from '../clock';
import { AppError, forbidden, invalidInput, notFound, unauthenticated } from '../errors';
import { sendJson } from '../http/answers';
import { HttpRefusal } from '../http/refusal';
import { isId, newId } from '../id';
import type { Log } from '../log';
import type { ServiceName } from '../service';
import type { Viewer } from '../viewer';
import { type ContentType, sniffContent, sniffedBytes } from './content-type.rules';
import { type FileMethod, FileSigner } from './file-signature';
import { FileSpool } from './file-spool';
import { officeTypeOf, type ReadAt } from './office-file';
import { SealedChunks } from './sealed-chunks';
import { type FileUse, type StoredFile, StoredFileRepository } from './stored-file.repository';
import { type AnnouncedFile, checkAnnouncement, type FileKinds, largestFile } from './upload.rules';

export type { FileKinds } from './upload.rules';

interface FileStoreOptions {
  service: ServiceName;
  /** Pool of the app role. */
  dataSource: DataSource;
  /** Signing keys are derived from it. */
  secret: string;
  kinds: FileKinds;
  /** Where clients reach the gateway. */
  publicUrl: string;
  clock: Clock;
  log: Log;
  /** Needed for kinds that are sealed. */
  cipher?: Cipher | null;
}

/** A URL that is the permission for one request on one file. */
export interface FileLink {
  id: string;
  url: string;
  expiresAt: Date;
}

export type MadeFile = Pick<StoredFile, 'kind' | 'name' | 'agency' | 'createdBy'> & {
  contentType: NonNullable<StoredFile['contentType']>;
};

const linkLifetime = 15 * 60_000;
const chunkSize = 256 * 1024;

/** The files of one service. Bytes come and go by signed URLs; GraphQL and jobs know a file by its id. */
export class FileStore {
  private readonly signer: FileSigner;
  private readonly files: StoredFileRepository;
  private readonly sealed: SealedChunks;

  constructor(private readonly options: FileStoreOptions) {
    for (const [kind, { maxBytes }] of Object.entries(options.kinds)) {
      if (maxBytes > largestFile) throw new Error(`Files of kind ${kind} may have ${largestFile} bytes at most`);
    }
    this.signer = new FileSigner(options.secret, options.service);
    this.files = new StoredFileRepository(options.dataSource.manager);
    this.sealed = new SealedChunks(options.kinds, options.cipher ?? null);
  }

  /** Announces a file and says where to send it. */
  async createUpload(announced: AnnouncedFile, viewer: Viewer, manager: EntityManager): Promise<FileLink> {
    if (viewer.subject === null) throw unauthenticated();
    checkAnnouncement(announced, this.options.kinds, viewer);
    const { kind, name, size, sha256 } = announced;
    const file = { id: newId(), kind, name, size, sha256, createdBy: viewer.subject, agency: viewer.agency };
    await new StoredFileRepository(manager).insert(file, this.options.clock.now());
    return this.link('PUT', file.id);
  }

  /** The caller has decided that its viewer may read this file: the link asks nobody again. */
  createDownload(id: string, lifetime = linkLifetime): FileLink {
    return this.link('GET', id, lifetime);
  }

  /**
   * Keeps a file that this service makes, such as an export, and gives its id; one chunk is in memory at a time.
   * @param manager the transaction that the file comes and goes with; one of its own when not given
   */
  async keep(made: MadeFile, content: AsyncIterable<Buffer>, manager?: EntityManager): Promise<string> {
    const { contentType, ...file } = made;
    const spool = await FileSpool.create();
    try {
      const found = await spool.write(content);
      const announced = { ...file, ...found, id: newId() };
      const stored: StoredFile = { ...announced, state: 'AWAITING', storedAt: null, contentType };
      await (manager ? new StoredFileRepository(manager) : this.files).insert(announced, this.options.clock.now());
      await this.store({ ...stored, contentType }, spool, manager);
      return announced.id;
    } finally {
      await spool.close();
    }
  }

  /**
   * The stored file that a mutation names; another agency's, another kind's and an invented id are all NOT_FOUND.
   * @param manager the transaction that is open already: a second connection for each would empty the pool
   */
  async require(id: string, use: FileUse, manager?: EntityManager): Promise<StoredFile> {
    const files = manager ? new StoredFileRepository(manager) : this.files;
    const file = isId(id) ? await files.findUsable(id, use) : null;
    if (!file) throw notFound('file');
    if (file.state === 'STORED') return file;
    throw new AppError('PRECONDITION_FAILED', 'The bytes of this file have not arrived. PUT them to its URL first.', {
      reason: 'UPLOAD_INCOMPLETE',
    });
  }

  /**
   * One chunk of 256 KB is in memory at a time.
   * @param manager as of `require`
   */
  async *read(id: string, use: FileUse, manager?: EntityManager): AsyncGenerator<Buffer> {
    yield* this.readChunks(await this.require(id, use, manager), manager);
  }

  /** What bytes are that came within another file, by the rules of uploads; or what is wrong with them for this kind. */
  async look(kind: string, bytes: Buffer): Promise<{ contentType: ContentType } | { problem: string }> {
    const { maxBytes = 0, accepts = [] } = this.options.kinds[kind] ?? {};
    if (bytes.length === 0) return { problem: 'The file is empty.' };
    if (bytes.length > maxBytes) return { problem: `A file of this kind has at most ${maxBytes} bytes.` };
    const readAt = async (at: number, length: number) => bytes.subarray(at, at + length);
    const contentType = await contentTypeOf(readAt, bytes.length);
    if (!accepts.includes(contentType)) return { problem: `The bytes are not ${accepts.join(' or ')}.` };
    return { contentType };
  }

  /** PUT and GET of /files/<service>/<id>. Refusals are thrown; the server answers them. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method } = request;
    if (method !== 'PUT' && method !== 'GET') throw new HttpRefusal(405, 'Use GET or PUT here.', { allow: 'GET, PUT' });
    const url = new URL(request.url ?? '/', 'http://localhost');
    const id = this.idIn(url.pathname);
    this.checkPermit(method, id, url.searchParams);
    const file = await this.files.find(id);
    if (!file) throw notFound('file');
    await (method === 'PUT' ? this.receive(file, request, response) : this.send(file, response));
  }

  private async receive(file: StoredFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (file.state === 'STORED') throw alreadyStored();
    checkHeaders(request, file.size);
    const spool = await FileSpool.create();
    try {
      const received = await spool.fill(request, file.size);
      if (received.size !== file.size) {
        throw invalidInput(
          `The file has ${received.size} bytes, not ${file.size} as announced.`,
          'size',
          'SIZE_MISMATCH',
        );
      }
      if (received.sha256 !== file.sha256) {
        throw invalidInput(
          'The bytes do not have the announced SHA-256. Send the file again.',
          'sha256',
          'HASH_MISMATCH',
        );
      }
      const contentType = await this.acceptedType(file, spool);
      await this.store({ ...file, contentType }, spool);
      const { log } = this.options;
      log.info({ file: file.id, kind: file.kind, agency: file.agency, size: file.size }, 'a file was stored');
      sendJson(response, 201, { id: file.id, size: file.size, sha256: file.sha256, contentType });
    } finally {
      await spool.close();
    }
  }

  private async acceptedType({ kind, size }: StoredFile, spool: FileSpool) {
    const accepts = this.options.kinds[kind]?.accepts ?? [];
    const found = await contentTypeOf((at, length) => spool.readAt(at, length), size);
    if (!accepts.includes(found)) {
      throw new HttpRefusal(415, `The bytes are not ${accepts.join(' or ')}; a file of kind ${kind} must be.`);
    }
    return found;
  }

  private async store(
    file: StoredFile & { contentType: NonNullable<StoredFile['contentType']> },
    spool: FileSpool,
    open?: EntityManager,
  ) {
    const place = this.sealed.placeOf(file);
    const write = async (manager: EntityManager) => {
      const files = new StoredFileRepository(manager);
      let index = 0;
      for await (const chunk of spool.chunks(chunkSize)) {
        await files.insertChunk(place, index, this.sealed.seal(file, index, chunk));
        index += 1;
      }
      if (!(await files.markStored(file.id, file.contentType, this.options.clock.now()))) throw alreadyStored();
    };
    await (open ? write(open) : this.options.dataSource.transaction(write));
  }

  private async send(file: StoredFile, response: ServerResponse): Promise<void> {
    if (file.state !== 'STORED') throw notFound('file');
    const { log } = this.options;
    log.info({ file: file.id, kind: file.kind, agency: file.agency, size: file.size }, 'a file was downloaded');
    // Never shown in the browser under our origin, whatever the bytes are (trust.md U02, U03).
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': file.size,
      'content-disposition': `attachment; filename*=UTF-8''${encodeName(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    await pipeline(Readable.from(this.readChunks(file)), response).catch((error: Error) => {
      log.debug({ file: file.id, reason: error.message }, 'a download ended early');
      response.destroy();
    });
  }

  private async *readChunks(file: StoredFile, manager?: EntityManager): AsyncGenerator<Buffer> {
    const files = manager ? new StoredFileRepository(manager) : this.files;
    const place = this.sealed.placeOf(file);
    for (let index = 0; index * chunkSize < file.size; index += 1) {
      const chunk = await files.findChunk(place, index);
      if (!chunk) throw new Error(`Chunk ${index} of ${place} is missing`);
      yield this.sealed.open(file, index, chunk);
    }
  }

  private idIn(path: string): string {
    const [empty, files, service, id, ...more] = path.split('/');
    const known = empty === '' && files === 'files' && service === this.options.service && more.length === 0;
    if (!known || id === undefined || !isId(id)) throw new HttpRefusal(404, 'There is nothing at this path.');
    return id;
  }

  /** The signature first: an unsigned guess learns nothing, not even whether it came too late. */
  private checkPermit(method: FileMethod, id: string, query: URLSearchParams): void {
    const expires = query.get('expires') ?? '';
    if (!this.signer.verify({ method, id, expires }, query.get('signature') ?? '')) {
      throw forbidden(
        'The signature of this URL is not valid. Use the URL exactly as it was given.',
        'SIGNATURE_INVALID',
      );
    }
    if (Number(expires) * 1_000 <= this.options.clock.now().getTime()) {
      throw forbidden('This URL has expired. Ask for a new one.', 'LINK_EXPIRED');
    }
  }

  private link(method: FileMethod, id: string, lifetime = linkLifetime): FileLink {
    const seconds = Math.floor((this.options.clock.now().getTime() + lifetime) / 1_000);
    const expires = String(seconds);
    const query = new URLSearchParams({ expires, signature: this.signer.sign({ method, id, expires }) });
    const base = this.options.publicUrl.replace(/\/$/, '');
    return { id, url: `${base}/files/${this.options.service}/${id}?${query}`, expiresAt: new Date(seconds * 1_000) };
  }
}

async function contentTypeOf(readAt: ReadAt, size: number): Promise<ContentType> {
  const begun = sniffContent(await readAt(0, sniffedBytes));
  return begun === 'zip' ? officeTypeOf(readAt, size) : begun;
}

const alreadyStored = () =>
  new AppError('CONFLICT', 'This file has arrived already. Use its id, or announce another upload.', {
    reason: 'ALREADY_STORED',
  });

/** What the headers already tell, before any byte is taken. */
function checkHeaders({ headers }: IncomingMessage, size: number): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new HttpRefusal(415, 'Send the file as it is, without a content encoding.', {
      'accept-encoding': 'identity',
    });
  }
  const length = headers['content-length'];
  if (length === undefined || Number(length) === size) return;
  const message = `The file was announced with ${size} bytes, and ${Number(length)} are being sent.`;
  throw Number(length) > size ? new HttpRefusal(413, message) : invalidInput(message, 'size', 'SIZE_MISMATCH');
}

/** RFC 8187, which allows fewer characters than encodeURIComponent leaves. */
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
