import { hasHidden, shown } from './characters.ts';
import type { FaultList } from './faults.ts';
import type { PackNode } from './node.ts';

/** Reads the fields of one object of a pack. What is wrong is added to the faults, and read as if it were absent. */
export interface Fields {
  readonly line: number;
  /** One line of text. */
  name(field: string, most: number): TextField | undefined;
  /** Text that may have paragraphs. */
  prose(field: string, most: number): string | undefined;
  /** Several lines of text. */
  names(field: string, mostMembers: number, most: number): readonly TextField[];
  yesOrNo(field: string): boolean;
  /** A field that must be there. */
  demand(field: string): void;
}

/** A text and the line it stands in. */
export interface TextField {
  readonly text: string;
  readonly line: number;
}

/** The fields of an object, or undefined where there is no object. Fields that nobody knows are faults. */
export function fieldsOf(node: PackNode, known: readonly string[], faults: FaultList): Fields | undefined {
  const fields = node.value;
  if (!(fields instanceof Map)) {
    faults.add(node.line, 'notObject');
    return undefined;
  }
  for (const [field, { line }] of fields as ReadonlyMap<string, PackNode>) {
    if (!known.includes(field)) faults.add(line, 'unknownField', shown(field));
  }
  const given = (field: string): PackNode | undefined => (fields as ReadonlyMap<string, PackNode>).get(field);

  const text = (field: string, { value, line }: PackNode, most: number, isOneLine: boolean): TextField | undefined => {
    if (typeof value !== 'string') {
      faults.add(line, 'notText', field);
      return undefined;
    }
    const tidy = value.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').trim().normalize('NFC');
    if (tidy === '') return undefined;
    if (tidy.length > most) faults.add(line, 'tooLong', field, String(most));
    else if (hasHidden(tidy, false)) faults.add(line, 'hiddenCharacters', field, shown(tidy));
    else if (isOneLine && tidy.includes('\n')) faults.add(line, 'lineBreak', field);
    else return { text: tidy, line };
    return undefined;
  };

  return {
    line: node.line,
    name(field, most) {
      const found = given(field);
      return found && text(field, found, most, true);
    },
    prose(field, most) {
      const found = given(field);
      return found && text(field, found, most, false)?.text;
    },
    names(field, mostMembers, most) {
      const found = given(field);
      if (!found) return [];
      if (!Array.isArray(found.value)) {
        faults.add(found.line, 'notList', field);
        return [];
      }
      const members = found.value as readonly PackNode[];
      if (members.length > mostMembers) faults.add(found.line, 'tooMany', field, String(mostMembers));
      return members.slice(0, mostMembers).flatMap((member) => text(field, member, most, true) ?? []);
    },
    yesOrNo(field) {
      const found = given(field);
      if (found && typeof found.value !== 'boolean') faults.add(found.line, 'notYesOrNo', field);
      return found?.value === true;
    },
    demand(field) {
      const value = given(field)?.value;
      if (value === undefined || (typeof value === 'string' && value.trim() === ''))
        faults.add(node.line, 'fieldMissing', field);
    },
  };
}
