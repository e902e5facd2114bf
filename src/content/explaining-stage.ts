import { startExplaining } from '../explain/explaining.tsx';
import { explainingStage } from './stages.ts';

/**
 * The third stage of the content script: cards, their placement and the pointer. A script of its own, which the background
 * runs in frames where a term was found, because most frames hold none and should not pay for it.
 */
explainingStage.leave(startExplaining);
