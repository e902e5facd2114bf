import { readDigits } from './digits.ts';
import type { LexiconFile } from './lexicon.ts';
import { BASE, NEW, OWN, PLACE_LIMIT, SHAPE_DIGITS, SHAPE_LIMIT } from './packing.ts';
import { type States, makeStates } from './states.ts';
import { MAX_TOKENS } from './tables.ts';

/** Reads the sequences of forms and cues and makes the states they lead through. */
export interface SequenceReader {
  readonly states: States;
  /** How many states there will be. */
  readonly stateCount: number;
  /** What comes now is of another concept than what came before. */
  begin(): void;
  /** The state at the end of the next sequence. */
  next(): number;
  /** The words of the sequence read last. */
  text(texts: readonly string[]): string;
}

export function readSequences(
  tables: LexiconFile['tables'],
  tokenCount: number,
  firstLetters: Int32Array,
): SequenceReader {
  const stateCount = Number(tables['states']);
  const states = makeStates(tokenCount, stateCount, firstLetters);
  const shapes = readShapes(tables['shapes']);
  const shapeDigits = readDigits(tables['sequences']);
  const knownDigits = readDigits(tables['known']);
  const ownDigits = readDigits(tables['own']);
  /** Tokens that were named; each time one is named again it moves half the way to the front. */
  const known = new Uint16Array(tokenCount);
  let knownCount = 0;
  /** Those of the concept, the last one named in front. */
  const own = new Uint16Array(tokenCount + 1);
  let ownCount = 0;
  const path = new Uint16Array(MAX_TOKENS);
  const passed = new Uint16Array(MAX_TOKENS);
  let length = 0;

  function readToken(kind: number): number {
    let place = ownCount;
    let token: number;
    if (kind === OWN) {
      place = ownDigits.short(PLACE_LIMIT);
      token = own[place] as number;
    } else {
      ownCount++;
      token = kind === NEW ? (known[knownCount] = ++knownCount) : nameKnown();
    }
    for (; place > 0; place--) own[place] = own[place - 1] as number;
    own[0] = token;
    return token;
  }

  function nameKnown(): number {
    const place = knownDigits.short(PLACE_LIMIT);
    const token = known[place] as number;
    const half = place >> 1;
    known.copyWithin(half + 1, half, place);
    known[half] = token;
    return token;
  }

  return {
    stateCount,
    states,
    begin() {
      length = ownCount = 0;
    },
    next() {
      const shape = shapes[shapeDigits.short(SHAPE_LIMIT)] as number;
      length = shape & 15;
      let state = length === 0 ? 0 : (passed[length - 1] as number);
      for (let kinds = shape >> 4; kinds > 1; kinds >>= 2) {
        const token = readToken(kinds & 3);
        state = states.after(state, token);
        path[length] = token;
        passed[length++] = state;
      }
      return state;
    },
    text(texts) {
      let text = '';
      for (let depth = 0; depth < length; depth++) text += texts[path[depth] as number] as string;
      return text;
    },
  };
}

function readShapes(packed = ''): Int32Array {
  const digits = readDigits(packed);
  const shapes = new Int32Array(packed.length / SHAPE_DIGITS);
  for (let index = 0; index < shapes.length; index++) shapes[index] = digits.two() * BASE ** 2 + digits.two();
  return shapes;
}
