import { shown } from './characters.ts';
import type { FaultList } from './faults.ts';
import { limits } from './pack.ts';

/** A row of a table; rows are counted as a spreadsheet counts them, the header being row 1. */
export interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Most cells that are read: enough for the largest pack with every column, and a bound for a file of commas. */
const MOST_CELLS = 10_000;

/**
 * Read a table with commas, semicolons or tabs between its cells (RFC 4180). Strict: a quote in the wrong place is a
 * fault and no guess, because guessing moves words from one cell to another. Blank rows are left out.
 */
export function readTable(text: string, faults: FaultList): readonly Row[] {
  const separator = separatorOf(text);
  const rows: Row[] = [];
  let number = 0;
  let cellCount = 0;
  let at = 0;

  while (at < text.length && cellCount <= MOST_CELLS) {
    number++;
    const cells: string[] = [];
    for (;;) {
      const [cell, end] = readCell(at);
      cells.push(cell);
      cellCount++;
      at = end;
      if (text[at] !== separator || cellCount > MOST_CELLS) break;
      at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ number, cells });
  }
  if (at < text.length) faults.add(number, 'tooManyEntries', String(limits.entries));
  return rows;

  /** The cell that begins at `start`, and where it ends. */
  function readCell(start: number): readonly [cell: string, end: number] {
    if (text[start] !== '"') {
      const end = endOfBare(start);
      const cell = text.slice(start, end);
      if (cell.includes('"')) faults.add(number, 'strayQuote', shown(cell));
      return [cell, end];
    }
    let cell = '';
    let from = start + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) {
        faults.add(number, 'openQuote', shown(text.slice(start)));
        return [cell + text.slice(from), text.length];
      }
      cell += text.slice(from, quote);
      from = quote + 2;
      if (text[quote + 1] === '"') {
        cell += '"';
        continue;
      }
      const end = endOfBare(quote + 1);
      if (end > quote + 1) faults.add(number, 'strayQuote', shown(text.slice(start, end)));
      return [cell, end];
    }
  }

  function endOfBare(start: number): number {
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
    return end;
  }
}

/** What stands between the names of the columns: spreadsheets take the semicolon where the comma is for decimals. */
function separatorOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return [',', ';', '\t'].find((separator) => header.includes(separator)) ?? ',';
}
