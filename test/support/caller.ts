import { createHash } from 'node:crypto';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they asked for
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

export interface FileToSend {
  kind: string;
  name: string;
  bytes: Buffer;
}

/** Somebody who asks the gateway over HTTP, as users do. */
export class Caller {
  constructor(
    readonly url: string,
    readonly token?: string,
  ) {}

  async ask(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  }

  /** The data of an answer that must have no errors. */
  async ok(query: string, variables: Record<string, unknown> = {}): Promise<Answer['data']> {
    const { data, errors } = await this.ask(query, variables);
    if (errors) throw new Error(`Refused: ${JSON.stringify(errors)}`);
    return data;
  }

  /** `CODE` or `CODE / REASON` of an answer that must be refused. */
  async refusal(query: string, variables: Record<string, unknown> = {}): Promise<string> {
    const { data, errors } = await this.ask(query, variables);
    const [error] = errors ?? [];
    if (!error) throw new Error(`Not refused: ${JSON.stringify(data)}`);
    const { code, reason } = error.extensions;
    return reason ? `${code} / ${reason}` : String(code);
  }

  /** Announces and sends a file; gives its id. */
  async send(
    service: 'Registry' | 'Assessments' | 'Sanctions' | 'Performance',
    { kind, name, bytes }: FileToSend,
  ): Promise<string> {
    const input = { kind, name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    const field = `create${service}Upload`;
    const { [field]: upload } = await this.ok(
      `mutation Announce($input: CreateUploadInput!) { ${field}(input: $input) { id url } }`,
      { input },
    );
    const sent = await fetch(upload.url, { method: 'PUT', body: new Uint8Array(bytes) });
    if (sent.status !== 201) throw new Error(`The file was not taken: ${sent.status} ${await sent.text()}`);
    return upload.id;
  }
}
