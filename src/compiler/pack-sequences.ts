import { KNOWN, NEW, OWN, PLACE_LIMIT, SHAPE_DIGITS, SHAPE_LIMIT } from '../detect/packing.ts';
import { DigitWriter } from './digits.ts';

/** Writes the sequences of forms and cues; detect/unpack-sequences.ts keeps the same lists of tokens. */
export class SequenceWriter {
  readonly #places = { known: new DigitWriter(), own: new DigitWriter() };
  readonly #known: number[] = [];
  readonly #named: number[] = [];
  readonly #shapes: number[] = [];
  #own: number[] = [];
  #before: readonly number[] = [];

  /** The tokens so far in the order in which they were named first. */
  get named(): readonly number[] {
    return this.#named;
  }

  /** What comes now is of another concept than what came before. */
  begin(): void {
    this.#own = [];
    this.#before = [];
  }

  add(ids: readonly number[]): void {
    let shared = 0;
    while (shared < ids.length - 1 && ids[shared] === this.#before[shared]) shared++;
    const kinds = ids.slice(shared).map((id) => this.#name(id));
    this.#shapes.push(shared + 16 * kinds.reduceRight((kindsBehind, kind) => kindsBehind * 4 + kind, 1));
    this.#before = ids;
  }

  /** What kind of token it is; where it is not new, its place is written down. */
  #name(id: number): number {
    const ownPlace = this.#own.indexOf(id);
    const knownPlace = ownPlace < 0 ? this.#known.indexOf(id) : -1;
    this.#own = [id, ...this.#own.filter((other) => other !== id)];
    if (ownPlace >= 0) {
      this.#places.own.writeShort(ownPlace, PLACE_LIMIT);
      return OWN;
    }
    if (knownPlace >= 0) {
      this.#places.known.writeShort(knownPlace, PLACE_LIMIT);
      this.#known.splice(knownPlace, 1);
      this.#known.splice(knownPlace >> 1, 0, id);
      return KNOWN;
    }
    this.#known.push(id);
    this.#named.push(id);
    return NEW;
  }

  /** The tables: shapes are numbered by how common they are. */
  tables(): Readonly<Record<'shapes' | 'sequences' | 'known' | 'own', string>> {
    const counts = new Map<number, number>();
    for (const shape of this.#shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
    const common = [...counts].toSorted(([, a], [, b]) => b - a).map(([shape]) => shape);
    const shapes = new DigitWriter();
    for (const shape of common) shapes.write(shape, SHAPE_DIGITS);
    const sequences = new DigitWriter();
    for (const shape of this.#shapes) sequences.writeShort(common.indexOf(shape), SHAPE_LIMIT);
    const { known, own } = this.#places;
    return { shapes: shapes.packed, sequences: sequences.packed, known: known.packed, own: own.packed };
  }
}
