import type { Strings } from './strings.ts';

/** The card's calm state for an explanation that is not to be had. */
export function CardNotice({ text, strings }: { readonly text: string; readonly strings: Strings }) {
  return (
    <div class="card" role="status" lang={strings.locale} dir={strings.direction}>
      <p class="notice">{text}</p>
    </div>
  );
}
