import { startExplaining } from './explaining.tsx';
import { register } from './registration.ts';

/**
 * The second stage of the content script: cards, their placement and the pointer. It is a script of its own, which the
 * background runs in frames where a term was found, because most frames hold none and should not pay for it.
 */
register(startExplaining);
