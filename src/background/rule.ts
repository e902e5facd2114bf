/** Longest stylesheet a frame may ask for; ours are a few hundred characters. */
const LONGEST = 2_000;

/** Rules for highlights alone: no other selector but the root, nothing nested, nothing escaped, quoted or commented. */
const SHAPE = /^@media screen\{(?:(?::root)?::highlight\([a-z]{12}\)\{[\w\s#%.,:;()/-]*\})+\}$/;

/** The functions our declarations use; any other could fetch something. */
const FUNCTIONS = ['highlight', 'max', 'rgb'];

/**
 * Whether a stylesheet is one of ours (`page/sheet.ts`). A page's process that was taken over could ask for any, and send
 * its frame to another site before it is inserted: what may be inserted there at most is an underline.
 */
export function isHighlightRule(css: unknown): css is string {
  if (typeof css !== 'string' || css.length > LONGEST || !SHAPE.test(css)) return false;
  return [...css.matchAll(/([\w-]*)\(/g)].every(([, name = '']) => FUNCTIONS.includes(name));
}
