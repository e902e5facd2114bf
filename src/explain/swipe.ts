/** CSS px a finger pulls a sheet down before it closes: more than a slip, less than a drag across the screen. */
const FAR_ENOUGH = 48;

/** Close a bottom sheet by pulling its head down. */
export function closeBySwipe(sheet: HTMLElement, close: () => void, { signal }: { signal: AbortSignal }): void {
  let startedAt: number | undefined;
  sheet.addEventListener(
    'pointerdown',
    ({ pointerType, clientY, target }) => {
      const isHead = target instanceof Element && target.closest('.sheet header') !== null;
      startedAt = pointerType === 'touch' && isHead ? clientY : undefined;
    },
    { signal, passive: true },
  );
  sheet.addEventListener(
    'pointerup',
    ({ clientY }) => {
      if (startedAt !== undefined && clientY - startedAt > FAR_ENOUGH) close();
      startedAt = undefined;
    },
    { signal, passive: true },
  );
}
