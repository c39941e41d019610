import { tidy } from './challenge-import.texts.js';

/** `kept`: the record was imported without this, or with it changed as the reason says; otherwise it was refused. */
export type ImportFinding = { record: string; field: string; reason: string; kept: boolean };

/** A record of somebody else's: reads what it claims to have and writes down what it has not. */
export class ForeignRecord {
  readonly findings: ImportFinding[] = [];
  private readonly fields: Record<string, unknown>;

  constructor(
    raw: unknown,
    readonly name: string,
  ) {
    this.fields = isObject(raw) ? raw : {};
  }

  /** Tidied; empty when there is none. A number counts as a text, nothing else does. */
  text(field: string): string {
    const value = this.value(field);
    if (value === undefined || value === null) return '';
    if (typeof value === 'string') return tidy(value);
    if (typeof value === 'number') return String(value);
    this.found(field, 'not-a-text');
    return '';
  }

  /** As it stands, for readers of markup that tidy themselves. */
  markup(field: string): string {
    return this.text(field) === '' ? '' : String(this.value(field));
  }

  value(field: string): unknown {
    return Object.hasOwn(this.fields, field) ? this.fields[field] : undefined;
  }

  /** The record inside a field; an empty one if there is none. */
  inner(field: string): ForeignRecord {
    return new ForeignRecord(this.value(field), this.name);
  }

  list(field: string): unknown[] {
    const value = this.value(field);
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    this.found(field, 'not-a-list');
    return [];
  }

  found(field: string, reason: string): void {
    const isKnown = this.findings.some((finding) => finding.field === field && finding.reason === reason);
    if (!isKnown) this.findings.push({ record: this.name, field, reason, kept: true });
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
