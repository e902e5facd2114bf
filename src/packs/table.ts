import { readTable, type Row } from './csv.ts';
import { shown } from './characters.ts';
import type { FaultList } from './faults.ts';
import type { PackNode } from './node.ts';

/** Stands between the members of a list within one cell; no name has it. */
const BETWEEN_MEMBERS = '|';

const LISTS = ['forms', 'ask'];

/** The entries of a table, one a row below the header, in the shape in which JSON gives them. */
export function readTableEntries(text: string, faults: FaultList): PackNode | undefined {
  const [header, ...rows] = readTable(text, faults);
  if (!header) return undefined;
  const columns = header.cells.map((cell) => cell.trim().toLowerCase());
  columns.forEach((column, index) => {
    if (column !== '' && columns.indexOf(column) < index) faults.add(header.number, 'fieldTwice', shown(column));
  });
  return { line: header.number, value: rows.map((row) => entryOf(row, columns, faults)) };
}

function entryOf({ number: line, cells }: Row, columns: readonly string[], faults: FaultList): PackNode {
  // Spreadsheets fill rows up with empty cells; a cell too many with words in it belongs to nothing.
  const length = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (length > columns.length) faults.add(line, 'cellCount', String(length), String(columns.length));
  const fields = columns.flatMap((column, index): readonly (readonly [string, PackNode])[] => {
    const cell = cells[index]?.trim() ?? '';
    return cell === '' ? [] : [[column, { line, value: valueOf(column, cell, line) }]];
  });
  return { line, value: new Map(fields) };
}

function valueOf(column: string, cell: string, line: number): PackNode['value'] {
  if (LISTS.includes(column)) return cell.split(BETWEEN_MEMBERS).map((value): PackNode => ({ line, value }));
  if (column === 'urgent' && /^(?:yes|no)$/i.test(cell)) return cell.toLowerCase() === 'yes';
  return cell;
}
