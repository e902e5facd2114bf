import { parseDocument } from 'yaml';
import { error, type Fault } from './fault.ts';

/**
 * Parse YAML so that every scalar stays the text it was: `no` is not false and a date is not an instant. `linesAbove`
 * counts the lines of the file before this text, for the places in reports.
 */
export function readYaml(yaml: string, file: string, linesAbove = 0): { value?: unknown; faults: Fault[] } {
  const document = parseDocument(yaml, { schema: 'failsafe' });
  const faults = document.errors.map(({ message, linePos }) => {
    const line = linePos ? `line ${linePos[0].line + linesAbove}` : 'yaml';
    return error(file, line, firstLineOf(message));
  });
  return faults.length > 0 ? { faults } : { value: document.toJS() as unknown, faults };
}

/** The parser's message without its place and the excerpt below it. */
export function firstLineOf(message: string): string {
  const line = message.split('\n')[0] ?? message;
  return line.replace(/ at line \d+, column \d+:?$/, '').replace(/:$/, '');
}
