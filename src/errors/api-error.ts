/** What an emulated AWS service answers instead of a reply. It knows no SDK class: `client/` turns it into the caller's own. */
export class ApiError extends Error {
  override readonly name: string;
  readonly fault: 'client' | 'server';
  readonly statusCode: number;
  /** Members beside `message` that the exception carries, such as `resourceIds` of a ConflictException. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly #messageFor: ApiErrorDetails['messageFor'];

  constructor(code: string, message: string, details: ApiErrorDetails = {}) {
    super(message);
    this.name = code;
    this.statusCode = details.statusCode ?? 400;
    this.fault = this.statusCode >= 500 ? 'server' : 'client';
    this.members = details.members ?? {};
    this.#messageFor = details.messageFor;
  }

  /** The message as the caller sees it: AWS Batch names the request in some. */
  messageFor(requestId: string): string {
    return this.#messageFor?.(requestId) ?? this.message;
  }
}

export interface ApiErrorDetails {
  /** HTTP status code. Default 400. */
  readonly statusCode?: number;
  readonly members?: Readonly<Record<string, unknown>>;
  /** Default: the message, whatever the request. */
  readonly messageFor?: (requestId: string) => string;
}
