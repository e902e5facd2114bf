/** The key that goes with others in the browser's own shortcuts. */
export const CONTROL = '\uE009';

/** WebDriver's names for keys without a letter. */
export const keyCodes = {
  Escape: '\uE00C',
  Enter: '\uE007',
  Tab: '\uE004',
  PageDown: '\uE00F',
  End: '\uE010',
  Alt: '\uE00A',
  Shift: '\uE008',
} as const;
