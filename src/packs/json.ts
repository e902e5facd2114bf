import { shown } from './characters.ts';
import type { FaultList } from './faults.ts';
import { DEEPEST, type PackNode } from './node.ts';

const SPACE = /[ \t\n\r]*/y;
/** Written so that a run of plain characters is one step: half a million single ones would fill the matcher's stack. */
const STRING = /"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * Read JSON so that every value knows its line; the browser's own reader tells only the place of a first fault, each
 * browser in other words, and lets a field that stands twice pass. Undefined when it is no JSON; the fault is added then.
 */
export function readJson(text: string, faults: FaultList): PackNode | undefined {
  let at = 0;
  let line = 1;
  let counted = 0;

  /** Lines are counted as reading goes on: once over the whole text. */
  const lineHere = (): number => {
    for (; counted < at; counted++) if (text.charCodeAt(counted) === 0x0a) line++;
    return line;
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const taken = pattern.exec(text)?.[0];
    if (taken !== undefined) at += taken.length;
    return taken;
  };
  const isNext = (mark: string): boolean => {
    take(SPACE);
    if (text[at] !== mark) return false;
    at++;
    return true;
  };
  const fail = (): never => {
    throw new Unreadable();
  };

  const readString = (): string => {
    const start = at;
    const written = take(STRING) ?? fail();
    try {
      return JSON.parse(written) as string;
    } catch {
      at = start; // a bad escape, or a control character that is not written as one
      return fail();
    }
  };

  const readValue = (depth: number): PackNode => {
    take(SPACE);
    const start = lineHere();
    const mark = text[at];
    if (mark === '"') return { line: start, value: readString() };
    if (mark !== '{' && mark !== '[') return { line: start, value: JSON.parse(take(SCALAR) ?? fail()) as number };
    at++;
    if (depth === DEEPEST) {
      faults.add(start, 'tooDeep');
      throw new TooDeep();
    }
    return { line: start, value: mark === '[' ? readList(depth + 1) : readObject(depth + 1) };
  };

  const readList = (depth: number): PackNode[] => {
    const members: PackNode[] = [];
    if (isNext(']')) return members;
    do members.push(readValue(depth));
    while (isNext(','));
    return isNext(']') ? members : fail();
  };

  const readObject = (depth: number): Map<string, PackNode> => {
    const fields = new Map<string, PackNode>();
    if (isNext('}')) return fields;
    do {
      take(SPACE);
      const keyLine = lineHere();
      const key = readString();
      if (!isNext(':')) fail();
      const value = readValue(depth);
      if (fields.has(key)) faults.add(keyLine, 'fieldTwice', shown(key));
      fields.set(key, value);
    } while (isNext(','));
    return isNext('}') ? fields : fail();
  };

  try {
    const value = readValue(0);
    take(SPACE);
    return at === text.length ? value : fail();
  } catch (thrown) {
    if (thrown instanceof Unreadable) faults.add(lineHere(), 'badJson', shown(text.slice(at, at + 20)));
    else if (!(thrown instanceof TooDeep)) throw thrown;
    return undefined;
  }
}

class Unreadable extends Error {}
class TooDeep extends Error {}
