import type { FieldError } from '@allmende/contracts';

/** An answer of the API that is not 2xx (RFC 9457), or no answer at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: {
      errors?: FieldError[];
      requestId?: string;
      retryAfter?: number;
      facts?: Record<string, unknown>;
    } = {},
  ) {
    super(`${status} ${code}`);
  }

  get errors(): FieldError[] {
    return this.details.errors ?? [];
  }

  /** Worth another try in a moment. */
  get passing(): boolean {
    return this.status === 503 || this.status === 504;
  }

  static of(status: number, body: unknown, requestId: string): ApiProblem {
    const { code, errors, type: _type, title: _title, instance: _instance, ...facts } = asRecord(body);
    return new ApiProblem(status, typeof code === 'string' ? code : 'internal', {
      errors: Array.isArray(errors) ? (errors as FieldError[]) : [],
      requestId,
      facts,
    });
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
