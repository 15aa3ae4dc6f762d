import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpRefusal } from '../http/refusal';

/**
 * Keeps an upload on disk until it has proved to be what was announced: in memory 50 MB each would add up, and a database
 * transaction would stay open for as long as a slow client likes. The name is removed at once, so nothing is left behind.
 */
export class FileSpool {
  private readonly hash = createHash('sha256');
  private size = 0;

  private constructor(private readonly file: FileHandle) {}

  static async create(): Promise<FileSpool> {
    const path = join(tmpdir(), `partner-commons-upload-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    await unlink(path);
    return new FileSpool(file);
  }

  /** Takes the body up to its announced size and not a byte more. */
  async fill(request: IncomingMessage, size: number): Promise<{ sha256: string; size: number }> {
    try {
      // An ordinary loop would destroy the request when it throws, and with it the answer.
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        this.size += chunk.length;
        if (this.size > size) throw new HttpRefusal(413, `The file was announced with ${size} bytes and has more.`);
        this.hash.update(chunk);
        await this.file.writeFile(chunk);
      }
    } catch (error) {
      if (!request.destroyed) throw error;
      throw new HttpRefusal(400, 'The upload ended early. Send the whole file again.');
    }
    return { sha256: this.hash.digest('hex'), size: this.size };
  }

  /** Takes what this process makes, such as an export. */
  async write(content: AsyncIterable<Buffer>): Promise<{ sha256: string; size: number }> {
    for await (const chunk of content) {
      this.size += chunk.length;
      this.hash.update(chunk);
      await this.file.writeFile(chunk);
    }
    return { sha256: this.hash.digest('hex'), size: this.size };
  }

  async *chunks(length: number): AsyncGenerator<Buffer> {
    for (let position = 0; position < this.size; position += length) {
      yield await this.readAt(position, length);
    }
  }

  async readAt(position: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
