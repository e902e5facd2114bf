const ALPHA = 0x3b1;
/** From alpha on; a dot for a letter that no name of ours has. In ASCII, so that engines read scripts with it as such. */
const NAMES = 'alpha beta gamma delta epsilon zeta eta theta . kappa lambda mu . . . . . sigma sigma . . . . . omega';

let names: readonly string[] | undefined;

/** The name of a small Greek letter as immunology writes it, so that TGF and beta's sign are TGF-beta; undefined for all others. */
export function nameOfGreek(letter: string): string | undefined {
  names ??= NAMES.split(' ');
  const name = names[letter.charCodeAt(0) - ALPHA];
  return name === '.' ? undefined : name;
}
